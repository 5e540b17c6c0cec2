using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

/// <summary>Options of one profile's request reader are reported if no entry uses them.</summary>
public sealed class ReaderOptionsTests
{
    [Theory]
    [InlineData("PhalNet:UploadBytes", "5")]
    [InlineData("PhalNet:CookiesAreParameters", "true")]
    public async Task Option_ThatNoEntryReads_StopsTheStart(string option, string value)
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => StartAsync(option, value, []));

        exception.Errors.ShouldBe(
        [
            $"{option} has no effect: no entry reads requests by the profile PhalApi; remove it, "
            + "or set PhalNet:Profile or the Profile of an entry to PhalApi.",
        ]);
        exception.Say("zh-CN").ShouldContain($"{option} 无效：没有入口按 PhalApi 方案读取请求");
    }

    [Theory]
    [InlineData("PhalNet:UploadBytes", "5", true)]
    [InlineData("PhalNet:CookiesAreParameters", "false", false)]
    public async Task Option_ThatAnEntryReads_OrThatChangesNothing_IsNoError(string option, string value, bool hasEntry)
    {
        await using var host = await StartAsync(option, value, hasEntry ? ["/old"] : []);

        (await host.GetAsync("/api?s=Site.Index")).Ret.ShouldBe(200);
    }

    private static Task<TestHost> StartAsync(string option, string value, string[] entries) => TestHost.StartAsync(options =>
    {
        options.Settings[option] = value;
        options.ConfigurePhalNet = app => app.AddPhalApiCompatibility();
        options.Map = app =>
        {
            app.MapPhalNet("/api");
            foreach (var entry in entries)
                app.MapPhalNet(entry, one => one.Profile = "phalapi");
        };
    });
}
