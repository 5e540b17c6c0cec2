using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class EntryMetadataTests
{
    [Fact]
    public async Task Endpoints_OfEntries_CarryTheirOptionsAndFormats()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Services.AddPhalNet().AddModule("Mine", [typeof(Echo)]);
        await using var app = builder.Build();
        app.MapGet("/hello", () => "hello");
        app.MapPhalNet("/api/one", entry => entry.DefaultNamespace = "One");
        app.MapPhalNet("/api/two", entry => entry.Formats = ["xml", "json"]);
        await app.StartAsync();

        var entries = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<EntryMetadata>() is not null)
            .Select(endpoint => (endpoint.RoutePattern.RawText, Entry: endpoint.Metadata.GetMetadata<EntryMetadata>()!))
            .Select(found => (found.RawText, found.Entry.Options.DefaultNamespace, string.Join(' ', found.Entry.Formats.Select(format => format.Name))))
            .ToArray();

        entries.ShouldBe([("/api/one/{**service}", "One", "json"), ("/api/two/{**service}", null, "xml json")]);
    }
}
