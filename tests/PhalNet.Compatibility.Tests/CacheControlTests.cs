using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests;

public sealed class CacheControlTests
{
    [Theory]
    [InlineData("App.Kept.Plain", "no-store")]
    [InlineData("App.Kept.Unknown", "no-store")]
    [InlineData("App.Kept.Public", "public, max-age=60")]
    [InlineData("App.Kept.Unwritable", "no-store")]
    [InlineData("App.Kept.Gone", "no-store")]
    [InlineData("App.Kept.Refused", "public, max-age=60")]
    [InlineData("App.Kept.Broken", "no-store")]
    public async Task Reply_IsNotStoredUnlessTheActionSaysSo(string service, string expected)
    {
        await using var host = await ProfileHost.StartAsync([typeof(Kept)]);
        using var response = await host.Client.GetAsync($"/api?s={service}");
        response.Headers.CacheControl!.ToString().ShouldBe(expected);
    }

    [Service("App.Kept")]
    private sealed class Kept(ICallContext call)
    {
        public string Plain() => "";

        public string Public()
        {
            call.AddHeader("Cache-Control", "public, max-age=60");
            return "";
        }

        public double Unwritable()
        {
            call.AddHeader("Cache-Control", "public, max-age=60");
            return double.NaN;
        }

        public string Refused()
        {
            call.AddHeader("Cache-Control", "public, max-age=60");
            throw new BadRequestException("not now");
        }

        public string Broken()
        {
            call.AddHeader("Cache-Control", "public, max-age=60");
            throw new InvalidOperationException("broken");
        }

        public FileReply Gone() => new("/nowhere/at-all.txt", "text/plain");
    }
}
