using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Entries;

public sealed class ForwardedHeadersTests
{
    [Theory]
    [InlineData("Enabled=false", "203.0.113.7", "127.0.0.1")]
    [InlineData("Enabled=true", "203.0.113.7", "203.0.113.7")]
    [InlineData("Enabled=true", "198.51.100.1, 203.0.113.7", "203.0.113.7")]
    [InlineData("Enabled=true", "2001:db8::1", "2001:db8::1")]
    [InlineData("Enabled=true", "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("Enabled=true", "nonsense", "127.0.0.1")]
    [InlineData("Enabled=true;KnownProxies:0=10.0.0.1", "203.0.113.7", "127.0.0.1")]
    [InlineData("Enabled=true;KnownProxies:0=127.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("Enabled=true;KnownProxies:0=127.0.0.0/8", "203.0.113.7", "203.0.113.7")]
    [InlineData("Enabled=true;KnownProxies:0=10.0.0.0/8", "203.0.113.7", "127.0.0.1")]
    [InlineData("Enabled=true;KnownProxies:0=127.0.0.1;KnownProxies:1=10.0.0.1;ForwardLimit=2", "203.0.113.7, 10.0.0.1", "203.0.113.7")]
    [InlineData("Enabled=true;KnownProxies:0=127.0.0.1;ForwardLimit=2", "203.0.113.7, 10.0.0.9", "10.0.0.9")]
    public async Task CallersAddress_IsTakenFromTheHeader_OnlyWhereAProxyMaySetIt(string settings, string header, string address)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            foreach (var setting in settings.Split(';'))
                options.Settings[$"PhalNet:ForwardedHeaders:{setting.Split('=')[0]}"] = setting.Split('=')[1];
        });
        var reply = await host.SendAsync(HttpMethod.Get, "/api?s=Echo.Caller", null, ("X-Forwarded-For", header));
        reply.Succeeded().GetProperty("address").GetString().ShouldBe(address);
    }
}
