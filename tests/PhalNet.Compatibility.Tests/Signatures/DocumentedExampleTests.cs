using System.Reflection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Signatures;

/// <summary>The worked examples on the page about signatures.</summary>
public sealed class DocumentedExampleTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(
        typeof(DocumentedExampleTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Documentation").Value!,
        "reference/signatures.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Hmac_IsTheOneOnThePage()
    {
        PhpArray request = new()
        {
            ["s"] = "Shop.Order.Pay",
            ["name"] = "你 好",
            ["tags"] = PhpArray.ListOf("a"),
            ["app_key"] = "docs",
            ["timestamp"] = "1790000000",
            ["nonce"] = "4f1c",
            ["sign"] = "left out",
        };

        Page.ShouldContain($"```text\n{HmacSignature.Text(request, "sign", 1_790_000_000, "4f1c")}\n```");
        Page.ShouldContain($"```text\n{HmacSignature.Compute("a secret of the docs"u8, request, "sign", 1_790_000_000, "4f1c")}\n```");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("=")]
    public void Md5_IsTheOneOnThePage(string? separator)
    {
        PhpArray request = new() { ["s"] = "Shop.Order.Pay", ["b"] = "2", ["a"] = "1", ["sign"] = "left out" };

        Page.ShouldContain($"`{Md5Signature.Text(request, "sign", separator)}` | `{Md5Signature.Compute(request, "sign", separator)}`");
    }
}
