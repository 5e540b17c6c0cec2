using Microsoft.Extensions.Options;
using PhalNet.Docs.Tests.Support;

namespace PhalNet.Docs.Tests.Access;

public sealed class DocsOptionsTests
{
    [Theory]
    [InlineData("PhalNet:Docs:Access 'perhaps' is not one of Off, Password, Open.", "Access", "perhaps")]
    [InlineData("PhalNet:Docs:Access '7' is not one of Off, Password, Open.", "Access", "7")]
    [InlineData("PhalNet:Docs:Modules:Books 'no' is not one of Off, Password, Open.", "Modules:Books", "no")]
    [InlineData("PhalNet:Docs:Password is missing", "Access", "Password")]
    [InlineData("PhalNet:Docs:Password is missing", "Modules:Books", "Password")]
    [InlineData("PhalNet:Docs:Password is too short: it needs at least 8 characters.", "Password", "1234567")]
    [InlineData("PhalNet:Docs:SessionLength 'long' is not a duration", "SessionLength", "long")]
    [InlineData("PhalNet:Docs:SessionLength must be more than zero", "SessionLength", "00:00:00")]
    [InlineData("PhalNet:Docs:SessionLength must be more than zero", "SessionLength", "-01:00:00")]
    [InlineData("PhalNet:Docs:SessionLength must be more than zero and at most 400 days", "SessionLength", "4000.00:00:00")]
    [InlineData("PhalNet:Docs:PublicAddress 'api.example' is not a complete http or https address", "PublicAddress", "api.example")]
    [InlineData("PhalNet:Docs:PublicAddress '/api' is no", "PublicAddress", "/api")]
    [InlineData("PhalNet:Docs:PublicAddress 'ftp://a.example' is no", "PublicAddress", "ftp://a.example")]
    [InlineData("PhalNet:Docs:PublicAddress 'https://a.example/?x' is no", "PublicAddress", "https://a.example/?x")]
    public async Task Option_ThatIsWrong_StopsTheStart(string expected, string key, string value)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(() => Protected.StartAsync((key, value)));

        exception.Failures.Single().ShouldStartWith(expected);
    }

    [Fact]
    public async Task Options_WithManyErrors_AreAllNamed()
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(() => Protected.StartAsync(
            ("Access", "perhaps"), ("Modules:Books", "Password"), ("SessionLength", "x"), ("PublicAddress", "y")));

        exception.Failures.Count().ShouldBe(4);
    }

    [Fact]
    public async Task Password_IsInNoMessage()
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(() => Protected.StartAsync(("Password", "s3cr3t")));

        exception.Message.ShouldNotContain("s3cr3t");
    }

    [Theory]
    [InlineData("https://api.example.com/", "https://api.example.com/api?s=Shop.Greeting.Hello")]
    [InlineData("http://a.example:81/base", "http://a.example:81/base/api?s=Shop.Greeting.Hello")]
    public async Task PublicAddress_StandsOnPages(string address, string expected)
    {
        await using var host = await Protected.StartAsync(("Access", "Open"), ("PublicAddress", address));

        (await host.Client.GetStringAsync("/docs/Shop.Greeting.Hello")).ShouldContain(expected);
    }
}
