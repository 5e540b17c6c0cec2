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
        var words = ServerWords.In(ConsoleLanguage.Find(options.ConsoleLanguage));
        console.WriteLine(Fill(
            words["ready"],
            ("version", version),
            ("urls", string.Join("  ", urls)),
            ("sample", Curl(application, urls.FirstOrDefault() ?? "")),
            ("documentation", Documentation(application, urls.FirstOrDefault() ?? "", words)),
            ("data", DataDirectory.Locate(options, application.Environment)),
            ("connections", Connections(application, words)),
            ("environment", application.Environment.EnvironmentName),
            ("debug", $"{options.Debug}")).ReplaceLineEndings());
        console.Flush();
    }

    private static string Fill(string text, params IEnumerable<(string Name, string Value)> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));

    private static string Connections(WebApplication application, IReadOnlyDictionary<string, string> words) =>
        application.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections is { } most
            ? Fill(words["connections.most"], ("most", most.ToString(CultureInfo.InvariantCulture)))
            : words["connections.unlimited"];

    // Double quotes hold in sh, cmd and PowerShell alike.
    private static string Curl(WebApplication application, string url)
    {
        var hasSample = application.Services.GetRequiredService<IServiceRegistry>().Current.TryFind(Sample, "", out _);
        var path = EntrySettings.Read(application.Configuration)[0].Path;
        return $"curl \"{url}{path}?s={(hasSample ? Sample + SampleValues : "App.Site.Index")}\"";
    }

    private static string Documentation(WebApplication application, string url, IReadOnlyDictionary<string, string> words)
    {
        var access = application.Configuration.GetValue<DocsAccess?>("PhalNet:Docs:Access")
            ?? (application.Environment.IsDevelopment() ? DocsAccess.Open : DocsAccess.Off);
        return access switch
        {
            DocsAccess.Open => $"{url}/docs",
            DocsAccess.Password => Fill(words["docs.password"], ("url", $"{url}/docs")),
            _ => words["docs.closed"],
        };
    }

    // An address that stands for every one of the machine cannot be opened; this machine's own can.
    private static string Reachable(string url) =>
        AnyAddress.Aggregate(url, (reachable, host) => reachable.Replace(host, "//localhost"));
}
