using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Formats;

public sealed class HiddenModuleTests
{
    private static ServiceMarkdown Markdown => new(new SampleCatalog());

    [Fact]
    public async Task Formats_ForAReaderWhoMayNotSeeAModule_LeaveItOut()
    {
        await using var host = await DocsHost.StartAsync([typeof(Greeting)], configure: builder => builder.AddModule("Depot", [typeof(Parcels)]));
        var entries = ActivatorUtilities.CreateInstance<EntryDirectory>(host.Services);
        var context = FormatShop.Context(host, module => module.Name != "Depot");

        string[] texts =
        [
            new LlmsText(entries, Markdown).Index(context),
            new LlmsText(entries, Markdown).Full(context),
            new OpenApiText(entries).Write(context),
            new PostmanCollection(entries, Markdown).Write(context),
        ];

        foreach (var text in texts)
        {
            text.ShouldContain("Say hello");
            text.ShouldNotContain("Depot");
            text.ShouldNotContain("Parcel");
        }
    }

    [Fact]
    public async Task Formats_ForAReaderWhoMaySeeNothing_AreEmpty()
    {
        await using var host = await FormatShop.StartAsync();
        var entries = ActivatorUtilities.CreateInstance<EntryDirectory>(host.Services);
        var context = FormatShop.Context(host, _ => false);

        new LlmsText(entries, Markdown).Index(context).ShouldContain("> There are no services.");
        new OpenApiText(entries).Write(context).ShouldContain("\"paths\":{}");
    }
}
