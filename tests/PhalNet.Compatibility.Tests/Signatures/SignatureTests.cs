using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Signatures;

public sealed class SignatureTests
{
    private static readonly byte[] Secret = [1, 2, 3];

    [Fact]
    public void Md5Text_WithSeparator_LeavesEmptyValuesOut()
    {
        var request = new PhpArray { ["b"] = "2", ["a"] = "", ["sign"] = "x", ["10"] = "t", ["9"] = "n", ["c"] = "0" };
        Md5Signature.Text(request, "sign", null).ShouldBe("nt20");
        Md5Signature.Text(request, "sign", "=").ShouldBe("9=n10=tb=2");
        Md5Signature.Text(request, "sign", "0").ShouldBe("nt20");
    }

    [Fact]
    public void Md5_OfAnythingButTheText_IsRefused()
    {
        var request = new PhpArray { ["a"] = "1" };
        Md5Signature.IsValid(request, "sign", null).ShouldBeFalse();
        request["sign"] = true;
        Md5Signature.IsValid(request, "sign", null).ShouldBeFalse();
        request["sign"] = Md5Signature.Compute(request, "sign", null);
        Md5Signature.IsValid(request, "sign", null).ShouldBeTrue();
    }

    [Fact]
    public void HmacText_IsTheDocumentedOne()
    {
        var request = new PhpArray { ["b"] = "x y&", ["a"] = PhpArray.ListOf("1", true), ["e"] = new PhpArray(), ["sign"] = "s" };
        HmacSignature.Text(request, "sign", 7, "n\n").ShouldBe("PHALNET-HMAC-SHA256\n7\nn%0A\na[0]=1&a[1]=1&b=x%20y%26&e[]=");
    }

    [Fact]
    public void Hmac_DependsOnEveryPart()
    {
        var request = new PhpArray { ["a"] = "1" };
        request["sign"] = HmacSignature.Compute(Secret, request, "sign", 7, "n");
        HmacSignature.IsValid(Secret, request, "sign", 7, "n").ShouldBeTrue();
        HmacSignature.IsValid(Secret, request, "sign", 8, "n").ShouldBeFalse();
        HmacSignature.IsValid(Secret, request, "sign", 7, "m").ShouldBeFalse();
        HmacSignature.IsValid([9], request, "sign", 7, "n").ShouldBeFalse();
    }

    [Fact]
    public void IsFresh_OutsideOfTheWindow_IsFalse()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        HmacSignature.IsFresh(now - 10, TimeSpan.FromMinutes(1), TimeProvider.System).ShouldBeTrue();
        HmacSignature.IsFresh(now - 100, TimeSpan.FromMinutes(1), TimeProvider.System).ShouldBeFalse();
        HmacSignature.IsFresh(long.MaxValue, TimeSpan.FromMinutes(1), TimeProvider.System).ShouldBeFalse();
    }
}
