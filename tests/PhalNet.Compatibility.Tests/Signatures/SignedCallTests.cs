using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Signatures;

/// <summary>Both signatures in front of services, over HTTP.</summary>
public sealed class SignedCallTests
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("a secret of the docs");

    [Fact]
    public async Task Md5_OfTheValuesInOrderOfTheirNames_LetsTheCallIn()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Signed)], app => app.AddPhalApiSignature(), ("PhalNet:ServiceWhitelist:0", "Signed.Open"));
        var sign = Md5("1" + "Signed.Run" + "你好");

        (await RetAsync(host, $"s=Signed.Run&z=你好&a=1&sign={sign}")).ShouldBe(200);
        (await RetAsync(host, $"s=Signed.Run&z=你好&a=2&sign={sign}")).ShouldBe(406);
        (await RetAsync(host, $"s=Signed.Run&z=你好&a=1&sign={sign.ToUpperInvariant()}")).ShouldBe(406);
        (await RetAsync(host, "s=Signed.Run")).ShouldBe(406);
        (await RetAsync(host, "s=Signed.Open")).ShouldBe(200);
    }

    [Fact]
    public async Task Md5_WithASeparator_CoversTheNames()
    {
        await using var host = await ProfileHost.StartAsync([typeof(Signed)], app => app.AddPhalApiSignature(options =>
        {
            options.SignName = "mark";
            options.Separator = "=";
        }));

        (await RetAsync(host, $"s=Signed.Run&a=1&b=0&c=&mark={Md5("a=1s=Signed.Run")}")).ShouldBe(200);
        (await RetAsync(host, $"s=Signed.Run&a=1&mark={Md5("1Signed.Run")}")).ShouldBe(406);
    }

    [Fact]
    public async Task Hmac_OfSecretTimeAndNonce_LetsTheCallInOnce()
    {
        var clock = new FixedTime(1_790_000_000);
        await using var host = await StartAsync(clock);

        (await RetAsync(host, Hmac("n1", 1_790_000_000))).ShouldBe(200);
        (await RetAsync(host, Hmac("n1", 1_790_000_000))).ShouldBe(406);
        (await RetAsync(host, Hmac("n2", 1_790_000_000))).ShouldBe(200);
        (await RetAsync(host, "s=Signed.Open")).ShouldBe(200);
    }

    [Fact]
    public async Task Hmac_OutsideOfItsWindowOrOfAStranger_IsRefused()
    {
        var clock = new FixedTime(1_790_000_000);
        await using var host = await StartAsync(clock);

        (await RetAsync(host, Hmac("a", 1_790_000_000 - 300))).ShouldBe(200);
        (await RetAsync(host, Hmac("b", 1_790_000_000 - 301))).ShouldBe(406);
        (await RetAsync(host, Hmac("c", 1_790_000_000 + 301))).ShouldBe(406);
        (await RetAsync(host, Hmac("d", 1_790_000_000, "nobody"))).ShouldBe(406);
        (await RetAsync(host, Hmac("e", 1_790_000_000).Replace("a=1", "a=2", StringComparison.Ordinal))).ShouldBe(406);
        (await RetAsync(host, Hmac("f", 1_790_000_000).Replace("sign=", "other=", StringComparison.Ordinal))).ShouldBe(406);
        (await RetAsync(host, "s=Signed.Run")).ShouldBe(406);
    }

    private static Task<ProfileHost> StartAsync(TimeProvider clock) => ProfileHost.StartAsync(
        [typeof(Signed)],
        app =>
        {
            app.Services.AddSingleton(clock);
            app.Services.AddSingleton<ISignatureSecrets, Secrets>();
            app.AddHmacSignature();
        },
        ("PhalNet:ServiceWhitelist:0", "Signed.Open"));

    // Written like in a client, without the product's code.
    private static string Hmac(string nonce, long time, string app = "docs")
    {
        var pairs = $"a=1&app_key={app}&nonce={nonce}&s=Signed.Run&timestamp={time}";
        var text = $"PHALNET-HMAC-SHA256\n{time}\n{nonce}\n{pairs}";
        return $"{pairs}&sign={Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(text)))}";
    }

    private static async Task<int> RetAsync(ProfileHost host, string query) => (await host.GetAsync("/api?" + query)).GetProperty("ret").GetInt32();

#pragma warning disable CA5351 // The protocol requires MD5.
    private static string Md5(string text) => Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5351

    [Service("App.Signed")]
    public sealed class Signed
    {
        public bool Run() => true;

        public bool Open() => true;
    }

    private sealed class Secrets : ISignatureSecrets
    {
        public ValueTask<ReadOnlyMemory<byte>> FindAsync(string appKey, CancellationToken cancellation) =>
            new(appKey == "docs" ? Secret : ReadOnlyMemory<byte>.Empty);
    }

    private sealed class FixedTime(long seconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(seconds);
    }
}
