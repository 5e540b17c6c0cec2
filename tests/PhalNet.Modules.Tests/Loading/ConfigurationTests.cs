using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Loading;

public sealed class ConfigurationTests
{
    [Fact]
    public async Task Section_ChangedWhileServing_IsTakenOverWhenItFits()
    {
        await using var host = await ModulesHost.StartAsync(
            directory => new TestModule
            {
                Attribute = ", Options = typeof(Prices)",
                Code = """
                    public sealed class Prices { [System.ComponentModel.DataAnnotations.Range(1, 9)] public int Rate { get; set; } = 1; }
                    public sealed class SetUp : IModule
                    {
                        public void Configure(IModuleBuilder module) => module.Services.AddOptions<Prices>().Bind(module.Configuration);
                    }
                    """,
                Needs = "Microsoft.Extensions.Options.IOptionsMonitor<Prices> prices, IConfiguration configuration",
                Members = "public int Rate() => prices.CurrentValue.Rate; public string? Other() => configuration[\"Other:Key\"];",
            }.Write(directory),
            [("Shop:Rate", "2"), ("Shop:CallSeconds", "20")]);
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        (await host.CallAsync("Shop.Hello.Rate")).ShouldBe((200, "2"));

        configuration["Shop:Rate"] = "3";
        configuration.Reload();
        (await host.CallAsync("Shop.Hello.Rate")).ShouldBe((200, "3"));

        configuration["Shop:Rate"] = "30";
        configuration["Other:Key"] = "seen";
        configuration.Reload();
        (await host.CallAsync("Shop.Hello.Rate")).ShouldBe((200, "3"));
        (await host.CallAsync("Shop.Hello.Other")).ShouldBe((200, "seen"));
        host.Lines.All.ShouldContain(line => line.Contains("the previous one stays in use: Shop:Rate", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("= \"Hello\";", ModuleState.Active)]
    [InlineData("", ModuleState.Faulted)]
    public async Task RequiredValue_ThatHasADefault_MayBeLeftOut(string initial, ModuleState state)
    {
        await using var host = await ModulesHost.StartAsync(directory => new TestModule
        {
            Attribute = ", Options = typeof(Words)",
            Code = $$"""
                public sealed class Words { [System.ComponentModel.DataAnnotations.Required] public string? Greeting { get; set; } {{initial}} }
                """,
        }.Write(directory));

        var status = await host.UntilAsync("Shop", state);

        if (state == ModuleState.Faulted)
            status.Reasons.ShouldHaveSingleItem().ShouldContain("Greeting");
        else
            (await host.CallAsync("Shop.Hello.Greet")).Ret.ShouldBe(200);
    }
}
