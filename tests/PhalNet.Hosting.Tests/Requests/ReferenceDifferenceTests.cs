using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Differences of the PhalApi profile from the reference, over HTTP.</summary>
public sealed class ReferenceDifferenceTests
{
    [Fact]
    public async Task PrintedText_IsNoPartOfTheReply()
    {
        await using var host = await StartAsync();
        (await host.Client.GetStringAsync("/?s=App.Printing.Print")).ShouldBe("""{"ret":200,"data":"returned","msg":""}""");
    }

    [Fact]
    public async Task UriMatching_WorksOnTheDecodedPath()
    {
        await using var host = await StartAsync(("PhalNet:EnableUriMatch", "true"));
        (await host.GetAsync("/A%70p/Echo/Te%78t?text=a")).Succeeded().GetString().ShouldBe("a");
    }

    private static Task<TestHost> StartAsync(params (string Key, string Value)[] settings) => TestHost.StartAsync(options =>
    {
        options.Settings["PhalNet:Profile"] = "PhalApi";
        foreach (var (key, value) in settings)
            options.Settings[key] = value;
        options.Services.Add(typeof(Printing));
        options.ConfigurePhalNet = phalNet => phalNet.AddPhalApiCompatibility();
        options.Map = app => app.MapPhalNet("/");
    });
}
