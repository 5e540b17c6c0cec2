namespace PhalNet.Hosting;

/// <summary>How envelopes are written.</summary>
public enum ReplyFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML: an element of the member's name for each member, <c>item</c> for each element of a list.</summary>
    Xml,
}
