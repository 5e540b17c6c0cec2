namespace PhalNet.Hosting;

/// <summary>Who may call from a browser on another site (CORS).</summary>
public sealed class CrossOriginOptions
{
    /// <summary>The origins let in, such as <c>https://app.example</c>; <c>*</c> for any. None when empty.</summary>
    public IList<string> Origins { get; } = [];

    /// <summary>The request headers let in beyond the safelisted ones; any when empty.</summary>
    public IList<string> Headers { get; } = [];

    /// <summary>Whether cookies may be sent along; not together with the origin <c>*</c>.</summary>
    public bool AllowCredentials { get; set; }

    /// <summary>How long a browser may remember the answer to a preflight request.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromMinutes(10);
}
