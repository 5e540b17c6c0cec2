using System.Text.Json;
using PhalNet.Tests.Shared;

namespace PhalNet.Core.Tests.Documents;

/// <summary>The documentation page on parameters, and a host with a service for every declaration in its tables.</summary>
public sealed class ParameterPage : IAsyncLifetime
{
    internal const string File = "reference/parameters.md";

    internal const string Declared = "declared";

    // Declarations of this form are not C#.
    private const string CommonRule = "\"";

    private IReadOnlyDictionary<string, Type> _services = null!;

    private TestHost _host = null!;

    internal static IReadOnlyList<PageTable> Tables { get; } = PageTable.Of(File);

    internal static IEnumerable<PageRow> Rows => Tables.SelectMany(table => table.Rows);

    public async ValueTask InitializeAsync()
    {
        var declared = Rows.Where(row => row.Has(Declared)).SelectMany(row => row.Codes(Declared)).Where(code => !code.StartsWith(CommonRule, StringComparison.Ordinal));
        var types = Rows.Where(row => row.Has("taken")).Where(row => row["taken"].Length > 0).SelectMany(row => row.Codes("C#")).Select(TypeDeclaration);
        _services = DeclaredRows.Parameters(declared.Concat(types), PageTable.CodeOf(File));
        _host = await StartAsync([.. _services.Values]);
    }

    public async ValueTask DisposeAsync() => await _host.DisposeAsync();

    internal static string TypeDeclaration(string type) => $"{type} value";

    /// <summary>Sends the request of a row to the declared service.</summary>
    internal async Task<CallResult> CallAsync(string declared, string sent, string language)
    {
        if (!declared.StartsWith(CommonRule, StringComparison.Ordinal))
            return await CallAsync(_host, $"App.{_services[declared].Name}.Call", sent, language);
        await using var host = await StartAsync([typeof(Plain)], declared);
        return await CallAsync(host, "App.Plain.Call", sent, language);
    }

    private static async Task<CallResult> CallAsync(TestHost host, string service, string sent, string language)
    {
        await using var raw = SentText.Read(sent, service, language);
        return await host.CallAsync(await new StrictRequestReader().ReadAsync(raw, default));
    }

    private static Task<TestHost> StartAsync(Type[] services, string? commonRule = null) => TestHost.StartAsync(
        app => app.AddModule("App", services),
        configuration: [("PhalNet:TimeZone", "Asia/Shanghai"), ("PhalNet:Limits:Depth", "8"), .. Configured(commonRule)]);

    private static IEnumerable<(string, string?)> Configured(string? commonRule) => commonRule is null
        ? []
        : JsonDocument.Parse($"{{{commonRule}}}").RootElement.EnumerateObject().SelectMany(rule => rule.Value.EnumerateObject().Select(word =>
            ($"PhalNet:CommonRules:{rule.Name}:{word.Name}", (string?)word.Value.ToString())));

    [Service("App.Plain")]
    private sealed class Plain
    {
        public int Call() => 1;
    }
}
