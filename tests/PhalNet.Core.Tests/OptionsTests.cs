using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Core.Tests;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Development", DebugMode.OnRequest)]
    [InlineData("Production", DebugMode.Off)]
    [InlineData("Staging", DebugMode.Off)]
    public async Task Debug_WithoutAWord_DependsOnTheEnvironment(string environment, DebugMode expected)
    {
        await using var host = await TestHost.StartAsync(_ => { }, environment: environment);

        host.Services.GetRequiredService<IOptions<PhalNetOptions>>().Value.Debug.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Development", "OnRequest", null, true)]
    [InlineData("Development", "On", null, true)]
    [InlineData("Production", "Off", null, true)]
    [InlineData("Production", "On", "true", true)]
    [InlineData("Production", "On", null, false)]
    [InlineData("Production", "OnRequest", null, false)]
    [InlineData("Production", "OnRequest", "true", false)]
    public async Task Debug_OutsideDevelopment_HasToBeSaidTwice(string environment, string debug, string? allow, bool starts)
    {
        var start = TestHost.StartAsync(_ => { }, null, environment, ("PhalNet:Debug", debug), ("PhalNet:AllowDebugInProduction", allow));

        if (starts)
            await (await start).DisposeAsync();
        else
            (await Should.ThrowAsync<OptionsValidationException>(start)).Message.ShouldContain($"PhalNet:Debug={debug}");
    }

    [Theory]
    [InlineData("TimeZone", "Mars/Olympus", "PhalNet:TimeZone 'Mars/Olympus'")]
    [InlineData("Limits:BodyBytes", "0", "BodyBytes")]
    [InlineData("Limits:Depth", "1001", "Depth")]
    [InlineData("Limits:Parameters", "-1", "Parameters")]
    [InlineData("DefaultNamespace", "", "DefaultNamespace")]
    public async Task Option_OutsideItsLimits_KeepsTheHostFromStarting(string name, string value, string error) =>
        (await Should.ThrowAsync<OptionsValidationException>(() => TestHost.StartAsync(_ => { }, configuration: ($"PhalNet:{name}", value))))
            .Message.ShouldContain(error);

    [Fact]
    public async Task Language_WithoutTexts_KeepsTheHostFromStarting() =>
        (await Should.ThrowAsync<OptionsValidationException>(() => TestHost.StartAsync(app => app.AddModule("App", []), options => options.Language = "tlh")))
            .Message.ShouldBe("PhalNet:Language 'tlh' has no messages; available languages: en, zh-CN.");

    [Fact]
    public async Task Options_FromConfiguration_AreThoseOfTheEngine()
    {
        await using var host = await TestHost.StartAsync(
            app => app.AddModule("Demo", [typeof(Echo)]), configuration: [("PhalNet:DefaultNamespace", "Demo"), ("PhalNet:TimeZone", "Asia/Tokyo")]);

        (await host.CallAsync("Echo.Zone", ("value", "2026-01-01 00:00"))).Data.ShouldBe(TimeSpan.FromHours(9));
    }

    [Fact]
    public async Task AddPhalNet_CalledTwice_IsOneEngine()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.AddModule("Demo", [typeof(Echo)]);
            app.Services.AddPhalNet(options => options.TimeZone = "Asia/Tokyo").AddModule("Other", []);
        });

        host.Services.GetServices<ICallDispatcher>().Count().ShouldBe(1);
        host.Registry.Modules.Select(module => module.Name).ShouldBe(["Demo", "Other"]);
    }

    [Service("Demo.Echo")]
    private sealed class Echo
    {
        public TimeSpan Zone(DateTimeOffset value) => value.Offset;
    }
}
