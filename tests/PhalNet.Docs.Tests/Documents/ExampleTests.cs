using Microsoft.Extensions.DependencyInjection;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Documents;

public sealed class ExampleTests(EverythingShop everything) : IClassFixture<EverythingShop>
{
    // Patterns, checks and converters of the shop only have a declared example.
    private static readonly string[] WithoutExample = ["point"];

    public static TheoryData<string> Services =>
    [
        .. typeof(Everything).GetMethods().Where(method => method.DeclaringType != typeof(object) && !method.IsSpecialName).Select(method => $"Shop.Everything.{method.Name}"),
    ];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Examples_OfAllParameters_ArePastTheChecks(string service)
    {
        foreach (var language in new[] { "en", "zh-CN" })
        {
            var document = everything.Shop.Document(service, language);

            var result = await everything.Shop.CallAsync(service, document.Parameters.Select(parameter => (parameter.Name, Value(parameter))));

            result.Ret.ShouldBe(200, $"{result.Message} {string.Join(", ", document.Parameters.Select(parameter => $"{parameter.Name}={parameter.Example}"))}");
        }
    }

    // Files and headers need HTTP, and a range of dates is not supported by PhalApi's rules.
    public static TheoryData<string> PhalApiServices => [.. Services.Select(row => row.Data).Where(name => name.Split('.')[2] is not ("Files" or "Sources" or "Dates"))];

    [Theory]
    [MemberData(nameof(PhalApiServices))]
    public async Task Examples_UnderPhalApisProfile_ArePastTheChecks(string service)
    {
        await using var shop = await Shop.StartAsync([typeof(Everything)], app => app.AddPhalApiCompatibility(), settings: ("PhalNet:Profile", "PhalApi"));
        var document = shop.Document(service);

        var result = await shop.CallAsync(service, document.Parameters.Select(parameter => (parameter.Name, Value(parameter))));

        result.Ret.ShouldBe(200, $"{result.Message} {string.Join(", ", document.Parameters.Select(parameter => $"{parameter.Name}={parameter.Example}"))}");
    }

    [Theory]
    [InlineData("Texts", "pattern", "AB-12")]
    [InlineData("Texts", "email", "anna@example.com")]
    [InlineData("Numbers", "even", "4")]
    [InlineData("Numbers", "whole", "10")]
    [InlineData("Numbers", "open", "0.5")]
    [InlineData("Numbers", "below", "-5")]
    [InlineData("Lists", "numbers", "1|1")]
    [InlineData("Lists", "texts", "[\"text\"]")]
    [InlineData("Lists", "json_colours", "[\"red\"]")]
    [InlineData("Lists", "letters", "a")]
    [InlineData("Objects", "point", null)]
    public void Example_IsDeclaredOrMadeUp(string action, string name, string? example)
    {
        var parameter = everything.Shop.Parameter($"Shop.Everything.{action}", name);

        parameter.Example.ShouldBe(example);
        parameter.HasExample.ShouldBe(name is "pattern" or "even");
    }

    private static object? Value(ParameterDocument parameter)
    {
        if (parameter.IsFile)
            return new MemoryFile(parameter.Name, "a.png", "image/png", [1, 2, 3]);
        if (WithoutExample.Contains(parameter.Name))
            return "1x2";
        return parameter.Example.ShouldNotBeNull(parameter.Name);
    }
}
