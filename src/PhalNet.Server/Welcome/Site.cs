using System.Globalization;
using Microsoft.Extensions.Options;

namespace PhalNet.Server;

/// <summary>The front door.</summary>
[Service("App.Site")]
internal sealed class Site(TimeProvider time, IOptions<PhalNetOptions> options)
{
    /// <summary>Say welcome.</summary>
    /// <remarks>What an address without a service name answers; shows that the server is up.</remarks>
    /// <returns>The server's version and time.</returns>
    public SiteWelcome Index(ICallContext call)
    {
        var zone = options.Value.TimeZone is { } name ? TimeZoneInfo.FindSystemTimeZoneById(name) : time.LocalTimeZone;
        var now = time.GetUtcNow();
        return new(
            call.Translate(AppModule.WelcomeKey),
            call.Action.Module.Version,
            TimeZoneInfo.ConvertTime(now, zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            now.ToUnixTimeSeconds());
    }
}
