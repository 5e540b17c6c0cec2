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
    public async Task Endpoints_OfEntries_CarryTheirOptions()
    {
        var builder = WebApplication.CreateBuilder(["--urls", "http://127.0.0.1:0"]);
        builder.Services.AddPhalNet().AddModule("Mine", [typeof(Echo)]);
        await using var app = builder.Build();
        app.MapGet("/hello", () => "hello");
        app.MapPhalNet("/api/one", entry => entry.DefaultNamespace = "One");
        app.MapPhalNet("/api/two");
        await app.StartAsync();

        var endpoints = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => (endpoint.RoutePattern.RawText, endpoint.Metadata.GetMetadata<EntryMetadata>()?.Options.DefaultNamespace, IsEntry: endpoint.Metadata.GetMetadata<EntryMetadata>() is not null))
            .ToArray();

        endpoints.Where(endpoint => endpoint.IsEntry).Select(endpoint => (endpoint.RawText, endpoint.DefaultNamespace))
            .ShouldBe([("/api/one/{**service}", "One"), ("/api/two/{**service}", null)]);
    }
}
