namespace PhalNet;

/// <summary>The shapes in which a value arrives.</summary>
public enum CallValueKind
{
    /// <summary>The value was not sent.</summary>
    Missing,

    /// <summary>A JSON null.</summary>
    Null,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A JSON value other than a string or null.</summary>
    Json,

    /// <summary>One or more uploaded files.</summary>
    Files,

    /// <summary>Bytes that are no UTF-8 text.</summary>
    Malformed,
}
