using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Names;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("a.b=1", "{\"a_b\":\"1\"}")]
    [InlineData("%20a%20b=1", "{\"a_b\":\"1\"}")]
    [InlineData("a[=1", "{\"a_\":\"1\"}")]
    [InlineData("a.[x=1", "{\"a__x\":\"1\"}")]
    [InlineData("a[x]y=1", "{\"a\":{\"x\":\"1\"}}")]
    [InlineData("a[]=1&a[]=2", "{\"a\":[\"1\",\"2\"]}")]
    [InlineData("a=1&a[]=2", "{\"a\":[\"2\"]}")]
    [InlineData("a[b][c=1", "{\"a\":{\"b\":\"1\"}}")]
    [InlineData("a=1&a=2", "{\"a\":\"2\"}")]
    [InlineData("=1&&[x]=2", "[]")]
    [InlineData("a%00b=1", "{\"a\":\"1\"}")]
    [InlineData("a=%zz%4", "{\"a\":\"%zz%4\"}")]
    [InlineData("a+b=c+d", "{\"a_b\":\"c d\"}")]
    [InlineData("a;b=1", "{\"a;b\":\"1\"}")]
    [InlineData("p[9223372036854775808]=x", "{\"p\":{\"9223372036854775808\":\"x\"}}")]
    public void ReadQuery_RewritesNamesLikePhp(string query, string expected)
    {
        PhpJsonText.TryEncode(NameReader.ReadQuery(query).Values, out var json);
        json.ShouldBe(expected);
    }

    [Fact]
    public void ReadQuery_AboveTheLimit_LeavesTheRestOutAndSaysSo()
    {
        var names = NameReader.ReadQuery(string.Join('&', Enumerable.Range(0, 1001).Select(i => $"n{i}=1")));
        names.Failure!.MessageKey.ShouldBe("limit.parameters");
        names.Values.Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData("123456789=1", "limit.name")]
    [InlineData("1234567%39=1", null)]
    [InlineData("%E4%BD%A0=%E4%BD%A0%E4%BD%A0", null)]
    [InlineData("a=12345678%39", "limit.text")]
    [InlineData("a=1&b=2&c=3&d=4", "limit.parameters")]
    public void Names_BeyondALimit_AreNotReadFurther(string pairs, string? failure)
    {
        var limits = new RequestLimits { Parameters = 3, NameLength = 8, TextLength = 8 };

        NameReader.ReadQuery(pairs, limits).Failure?.MessageKey.ShouldBe(failure);
        var form = NameReader.ReadForm(System.Text.Encoding.UTF8.GetBytes(pairs), limits, 0, () => false);
        form.Failure?.MessageKey.ShouldBe(failure);
        (form.Failure is null).ShouldBe(failure is null);
    }

    [Fact]
    public void ReadForm_OfALongValue_ReadsItWhenAsked()
    {
        var hasEnded = false;
        var form = System.Text.Encoding.ASCII.GetBytes($"a=1&b={new string('+', 2000)}%41%E4%BD%A0");

        var values = NameReader.ReadForm(form, new(), 0, () => hasEnded).Values;

        values["b"].String.ShouldBe(new string(' ', 2000) + "A你");
        hasEnded = true;
        values["b"].String.Length.ShouldBe(2002);
        values["a"].String.ShouldBe("1");
    }

    [Fact]
    public void ReadQuery_TooManyBrackets_DropsTheName() =>
        NameReader.ReadQuery("a" + string.Concat(Enumerable.Repeat("[]", 65)) + "=1").Values.Count.ShouldBe(0);

    [Fact]
    public void ReadCookies_KeepsThePlusAndTheFirstOfRepeatedNames()
    {
        var cookies = NameReader.ReadCookies("a=1+2; a=3;  b.c=%41; ..Host-x=forged");
        cookies["a"].String.ShouldBe("1+2");
        cookies["b_c"].String.ShouldBe("A");
        cookies.Count.ShouldBe(2);
        NameReader.ReadCookies("a[x]=1; a[x]=2; a=3")["a"].Array["x"].String.ShouldBe("2");
    }

    [Fact]
    public void Rewrite_OfARewrittenName_ChangesNothing() => PhpValueGenerator.Names.Sample(name =>
    {
        var once = NameRegistry.Rewrite(name);
        return NameRegistry.Rewrite(once) == once;
    });

    [Fact]
    public void Renumber_IsAssociative() => Gen.Select(PhpValueGenerator.Arrays, PhpValueGenerator.Arrays, PhpValueGenerator.Arrays)
        .Sample((a, b, c) => Same(NameMerge.Renumber(NameMerge.Renumber(a, b), c), NameMerge.Renumber(a, NameMerge.Renumber(b, c))));

    [Fact]
    public void Overlay_OfTheSameOrNothing_ChangesNothing() => PhpValueGenerator.Arrays
        .Sample(a => Same(NameMerge.Overlay(a, a), a) && Same(NameMerge.Overlay(a, []), a) && Same(NameMerge.Overlay([], a), a));

    private static bool Same(PhpArray left, PhpArray right) =>
        PhpJsonText.TryEncode(left, out var a) && PhpJsonText.TryEncode(right, out var b) && a == b;
}
