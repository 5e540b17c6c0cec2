namespace PhalNet.Server;

/// <summary>What the server says of itself.</summary>
/// <param name="Title">A welcome in the caller's language.</param>
/// <param name="Version">The server's version.</param>
/// <param name="Time">The server's time, as yyyy-MM-dd HH:mm:ss.</param>
/// <param name="Timestamp">The same in seconds since 1970-01-01 UTC.</param>
internal sealed record SiteWelcome(string Title, string Version, string Time, long Timestamp);
