namespace PhalNet;

/// <summary>A reply that is no envelope. An action returns it like any other value; a call that fails still gets an envelope.</summary>
public abstract class ReplyBody
{
    /// <summary>The media type of the reply.</summary>
    public abstract string ContentType { get; }
}
