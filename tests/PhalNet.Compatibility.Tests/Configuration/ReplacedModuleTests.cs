using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Configuration;

/// <summary>The configuration of a module is read again when it is replaced.</summary>
public sealed class ReplacedModuleTests
{
    [Fact]
    public async Task WhiteList_OfAReplacedModule_IsTheNewOne()
    {
        await using var host = await ProfileHost.StartAsync(
            [typeof(Listed)], app => app.AddPhalApiSignature(), ("App:ServiceWhitelist:0", "Listed.One"));
        (await RetAsync(host, "One")).ShouldBe(200);
        (await RetAsync(host, "Two")).ShouldBe(406);

        var configuration = host.Services.GetRequiredService<IConfiguration>();
        configuration["App:ServiceWhitelist:0"] = "Listed.Two";
        (await RetAsync(host, "One")).ShouldBe(200);
        await host.Services.GetRequiredService<IModuleHost>().ReplaceAsync("App", cancellation: TestContext.Current.CancellationToken);

        (await RetAsync(host, "One")).ShouldBe(406);
        (await RetAsync(host, "Two")).ShouldBe(200);
    }

    private static async Task<int> RetAsync(ProfileHost host, string action) =>
        (await host.GetAsync($"/api?s=Listed.{action}")).GetProperty("ret").GetInt32();

    [Service("App.Listed")]
    private sealed class Listed
    {
        public int One() => 1;

        public int Two() => 2;
    }
}
