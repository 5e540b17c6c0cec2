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
        var now = time.GetUtcNow();
        return new(
            call.Translate(AppModule.WelcomeKey),
            call.Trace.IsEnabled ? call.Action.Module.Version : "",
            TimeZoneInfo.ConvertTime(now, options.Value.FindTimeZone(time)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            now.ToUnixTimeSeconds());
    }
}

/// <summary>What the server says of itself.</summary>
/// <param name="Title">A welcome in the caller's language.</param>
/// <param name="Version">The server's version where the call has debug output, empty elsewhere.</param>
/// <param name="Time">The server's time, as yyyy-MM-dd HH:mm:ss.</param>
/// <param name="Timestamp">The same in seconds since 1970-01-01 UTC.</param>
internal sealed record SiteWelcome(string Title, string Version, string Time, long Timestamp);

internal sealed class AppModule : IModule
{
    public const string WelcomeKey = "app.welcome";

    public void Configure(IModuleBuilder module) => module
        .AddMessages("zh-CN", new Dictionary<string, string> { [WelcomeKey] = "欢迎使用 PhalNet" })
        .AddMessages("en", new Dictionary<string, string> { [WelcomeKey] = "Welcome to PhalNet" });
}
