using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using PhalNet.Docs;

namespace PhalNet.Server;

/// <summary>What the console shows when the server is ready.</summary>
internal static class Announcement
{
    private static readonly string[] AnyAddress = ["//0.0.0.0", "//[::]", "//*", "//+"];

    public static async Task WriteAsync(WebApplication application, TextWriter console)
    {
        var options = application.Services.GetRequiredService<IOptions<PhalNetOptions>>().Value;
        var version = typeof(Announcement).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        string[] urls = [.. application.Urls.Select(Reachable)];
        var words = ServerTexts.In(ConsoleLanguage.Find(options.ConsoleLanguage));
        console.WriteLine(ServerTexts.Fill(
            words["ready"],
            ("version", version),
            ("urls", string.Join("  ", urls)),
            ("first", First(await SampleCall.CommandsFirstAsync(application), words)),
            ("sample", SampleCall.Curl(application, urls.FirstOrDefault() ?? "")),
            ("documentation", Documentation(application, urls.FirstOrDefault() ?? "", words)),
            ("data", DataDirectory.Locate(options, application.Environment)),
            ("connections", Connections(application, words)),
            ("environment", application.Environment.EnvironmentName),
            ("debug", $"{options.Debug}")).ReplaceLineEndings());
        console.Flush();
    }

    private static string First(IReadOnlyList<string> commands, IReadOnlyDictionary<string, string> words) => commands.Count == 0
        ? ""
        : ServerTexts.Fill(words["first"], ("first", commands[0]), ("second", commands[1]));

    private static string Connections(WebApplication application, IReadOnlyDictionary<string, string> words) =>
        application.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxConcurrentConnections is { } most
            ? ServerTexts.Fill(words["connections.most"], ("most", most.ToString(CultureInfo.InvariantCulture)))
            : words["connections.unlimited"];

    private static string Documentation(WebApplication application, string url, IReadOnlyDictionary<string, string> words)
    {
        var access = application.Configuration.GetValue<DocsAccess?>("PhalNet:Docs:Access")
            ?? (application.Environment.IsDevelopment() ? DocsAccess.Open : DocsAccess.Off);
        return access switch
        {
            DocsAccess.Open => $"{url}/docs",
            DocsAccess.Password => ServerTexts.Fill(words["docs.password"], ("url", $"{url}/docs")),
            _ => words["docs.closed"],
        };
    }

    // A browser cannot open an address that means all interfaces; it can open localhost.
    private static string Reachable(string url) =>
        AnyAddress.Aggregate(url, (reachable, host) => reachable.Replace(host, "//localhost"));
}
