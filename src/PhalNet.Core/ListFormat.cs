namespace PhalNet;

/// <summary>How a list is written where a value is text. A JSON array in a JSON body is a list in either form.</summary>
public enum ListFormat
{
    /// <summary>Elements with a separator between them.</summary>
    Separated,

    /// <summary>A JSON array.</summary>
    Json,
}
