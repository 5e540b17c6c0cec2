using System.ComponentModel.DataAnnotations;
using System.Text;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules;

#pragma warning disable CA1822

/// <summary>Integer types with a larger range than PHP's 64 bits: the leading number of a text, in the range of the type.</summary>
public sealed class WideNumberTests
{
    [Theory]
    [InlineData("ULong", "18446744073709551615", "18446744073709551615")]
    [InlineData("ULong", "9223372036854775808", "9223372036854775808")]
    [InlineData("ULong", " +18446744073709551615abc", "18446744073709551615")]
    [InlineData("ULong", "18446744073709551616", null)]
    [InlineData("ULong", "-1", null)]
    [InlineData("ULong", "", "0")]
    [InlineData("ULong", "abc", "0")]
    [InlineData("ULong", "1e3", "1000")]
    [InlineData("ULong", "1e19", "10000000000000000000")]
    [InlineData("ULong", "1e20", null)]
    [InlineData("ULong", "1e999", null)]
    [InlineData("ULong", "1.9", "1")]
    [InlineData("ULong", "18446744073709551615.9", null)]
    [InlineData("Int", "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728")]
    [InlineData("Int", "170141183460469231731687303715884105728", null)]
    [InlineData("UInt", "340282366920938463463374607431768211455", "340282366920938463463374607431768211455")]
    [InlineData("UInt", "340282366920938463463374607431768211456", null)]
    [InlineData("Long", "9223372036854775808", "9223372036854775807")]
    [InlineData("Limited", "18446744073709551614", "18446744073709551614")]
    [InlineData("Limited", "18446744073709551615", null)]
    [InlineData("Limited", "9", null)]
    [InlineData("Allowed", "18446744073709551615", "18446744073709551615")]
    [InlineData("Allowed", "18446744073709551614", null)]
    [InlineData("Optional", "18446744073709551614", "18446744073709551614")]
    [InlineData("Defaulted", "18446744073709551614", "18446744073709551614")]
    [InlineData("Defaulted", null, "18446744073709551615")]
    public async Task Number_InText_HasTheRangeOfItsType(string action, string? sent, string? gives)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Wide)]);

        var reply = await host.GetAsync($"/api?s=App.Wide.{action}{(sent is null ? "" : $"&value={Uri.EscapeDataString(sent)}")}");

        reply.GetProperty("ret").GetInt32().ShouldBe(gives is null ? 400 : 200, reply.ToString());
        if (gives is not null)
            reply.GetProperty("data").GetRawText().ShouldBe(gives);
    }

    [Theory]
    [InlineData("""{"value":18446744073709551615}""", null)]
    [InlineData("""{"value":9223372036854775808}""", null)]
    [InlineData("""{"value":"18446744073709551615"}""", "18446744073709551615")]
    [InlineData("""{"value":9223372036854775807}""", "9223372036854775807")]
    [InlineData("""{"value":1.0}""", "1")]
    [InlineData("""{"value":true}""", "1")]
    [InlineData("""{"value":[3]}""", "1")]
    [InlineData("""{"value":null}""", null)]
    public async Task Number_InJson_IsNeverAnother(string body, string? gives)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Wide)]);

        var reply = await host.SendAsync("/api?s=App.Wide.ULong", new StringContent(body, Encoding.UTF8, "application/json"));

        reply.GetProperty("ret").GetInt32().ShouldBe(gives is null ? 400 : 200, reply.ToString());
        if (gives is not null)
            reply.GetProperty("data").GetRawText().ShouldBe(gives);
    }

    [Theory]
    [InlineData(typeof(Stream))]
    [InlineData(typeof(System.Security.Claims.ClaimsPrincipal))]
    [InlineData(typeof(System.Numerics.BigInteger))]
    [InlineData(typeof(int[,]))]
    [InlineData(typeof(Lazy<int>))]
    [InlineData(typeof(Func<int>))]
    [InlineData(typeof(Type))]
    [InlineData(typeof(Task<int>))]
    [InlineData(typeof(System.Globalization.CultureInfo))]
    [InlineData(typeof(System.Net.IPAddress))]
    [InlineData(typeof(CancellationTokenSource))]
    public async Task Type_ThatJsonDoesNotBecome_StopsTheStart(Type type)
    {
        var exception = await Should.ThrowAsync<DeclarationException>(() => ProfileHost.StartAsync([PhalNet.Tests.Shared.TypeWalk.ServiceOf(type)]));

        exception.Errors.ShouldContain(error => error.Contains($"{type} cannot be read from a request by the PhalApi profile; it needs a ParameterConverter."));
    }

    [Fact]
    public async Task Type_ThatJsonBecomes_IsRead()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Read)]);

        foreach (var (action, json) in ((string, string)[])[("Pair", """{"key":"a","value":1}"""), ("Any", """{"a":1}"""), ("Counts", """{"a":1}"""), ("Items", "[1]")])
            (await host.SendAsync($"/api?s=App.Read.{action}", new StringContent($$"""{"value":{{json}}}""", Encoding.UTF8, "application/json")))
                .GetProperty("ret").GetInt32().ShouldBe(200, action);
    }

    [Service("App.Wide")]
    private sealed class Wide
    {
        public ulong ULong(ulong value) => value;

        public Int128 Int(Int128 value) => value;

        public UInt128 UInt(UInt128 value) => value;

        public long Long(long value) => value;

        public ulong Limited([Range(typeof(ulong), "10", "18446744073709551614")] ulong value) => value;

        public ulong Allowed([AllowedValues(5UL, ulong.MaxValue)] ulong value) => value;

        public ulong? Optional(ulong? value = null) => value;

        public ulong Defaulted(ulong value = ulong.MaxValue) => value;
    }

    [Service("App.Read")]
    private sealed class Read
    {
        public int Pair(KeyValuePair<string, int> value) => value.Value;

        public bool Any(object value) => value is not null;

        public int Counts(IReadOnlyDictionary<string, int> value) => value.Count;

        public int Items(Queue<int> value) => value.Count;
    }
}
