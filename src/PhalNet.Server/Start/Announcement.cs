using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using PhalNet.Docs;

namespace PhalNet.Server;

/// <summary>What the console shows when the server is ready.</summary>
internal static class Announcement
{
    private const string Sample = "Platform.ChatMessage.Send";
    private const string SampleValues =
        "&chat_message_to_uuid=12345678123456781234567812345678&chat_message_data=hello%20word&chat_message_type=text";

    private static readonly string[] AnyAddress = ["//0.0.0.0", "//[::]", "//*", "//+"];

    public static void Write(WebApplication application, TextWriter console)
    {
        var options = application.Services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        var version = typeof(Announcement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        string[] urls = [.. application.Urls.Select(Reachable)];
        console.WriteLine(
            $"""
            PhalNet {version} is ready: {string.Join("  ", urls)}
              Try it         {Curl(application, urls.FirstOrDefault() ?? "")}
              Documentation  {Documentation(application, urls.FirstOrDefault() ?? "")}
              Data           {DataDirectory.Locate(options, application.Environment)}
              Connections    {Connections(application)}
              Environment    {application.Environment.EnvironmentName}, debug output {options.Debug}
              Stop           Ctrl+C
            """);
        console.Flush();
    }

    private static string Connections(WebApplication application) =>
        application.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections is { } most
            ? $"at most {most.ToString(CultureInfo.InvariantCulture)} at once"
            : "as many as the system allows";

    // Double quotes hold in sh, cmd and PowerShell alike.
    private static string Curl(WebApplication application, string url)
    {
        var hasSample = application.Services.GetRequiredService<IServiceRegistry>().Current.TryFind(Sample, "", out _);
        var path = EntrySettings.Read(application.Configuration)[0].Path;
        return $"curl \"{url}{path}?s={(hasSample ? Sample + SampleValues : "App.Site.Index")}\"";
    }

    private static string Documentation(WebApplication application, string url)
    {
        var access = application.Configuration.GetValue<DocsAccess?>("PhalNet:Docs:Access")
            ?? (application.Environment.IsDevelopment() ? DocsAccess.Open : DocsAccess.Off);
        return access switch
        {
            DocsAccess.Open => $"{url}/docs",
            DocsAccess.Password => $"{url}/docs, with the password",
            _ => "closed; --PhalNet:Docs:Access=Password or Open opens it",
        };
    }

    // An address that stands for every one of the machine cannot be opened; this machine's own can.
    private static string Reachable(string url) =>
        AnyAddress.Aggregate(url, (reachable, host) => reachable.Replace(host, "//localhost"));
}
