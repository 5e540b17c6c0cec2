using System.Globalization;
using Microsoft.Extensions.Options;

namespace PhalNet.Server;

/// <summary>The server's front page.</summary>
[Service("App.Site")]
internal sealed class Site(TimeProvider time, IOptions<PhalNetOptions> options)
{
    /// <summary>Say welcome.</summary>
    /// <remarks>Serves requests without a service name; shows that the server is running.</remarks>
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

/// <summary>The server's introduction.</summary>
/// <param name="Title">A welcome in the caller's language.</param>
/// <param name="Version">The server's version if the call has debug output, otherwise empty.</param>
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
