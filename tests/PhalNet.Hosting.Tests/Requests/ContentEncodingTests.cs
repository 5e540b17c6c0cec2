using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

public sealed class ContentEncodingTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=X";

    [Theory]
    [InlineData("gzip", Form)]
    [InlineData("br", Form)]
    [InlineData("deflate", Form)]
    [InlineData("gzip", "application/json")]
    [InlineData("br", Multipart)]
    [InlineData("gzip", Multipart)]
    public async Task Body_ThatIsNotWhatTheHeaderSays_IsTheCallersMistake(string encoding, string contentType)
    {
        await using var host = await StartAsync();

        var reply = await SendAsync(host, encoding, contentType, Encoding.UTF8.GetBytes("text=plain and simple and long enough to be looked at"));

        reply.Refused(400, "Content-Encoding");
    }

    [Fact]
    public async Task Body_ThatIs_IsRead()
    {
        await using var host = await StartAsync();
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.UTF8.GetBytes("text=a"), TestContext.Current.CancellationToken);

        (await SendAsync(host, "gzip", Form, packed.ToArray())).Succeeded().GetString().ShouldBe("a");
    }

    [Fact]
    public async Task Body_InAnEncodingThatNobodyReads_IsRefusedAndNotTakenForText()
    {
        await using var host = await TestHost.StartAsync();

        (await SendAsync(host, "gzip", Form, Encoding.UTF8.GetBytes("text=a"))).Refused(400, "gzip");
        (await SendAsync(host, "identity", Form, Encoding.UTF8.GetBytes("text=a"))).Succeeded().GetString().ShouldBe("a");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options =>
    {
        options.ConfigureServices = services => services.AddRequestDecompression();
        options.Map = app =>
        {
            app.UseRequestDecompression();
            app.MapPhalNet("/api");
        };
    });

    private static Task<Envelope> SendAsync(TestHost host, string encoding, string contentType, byte[] body)
    {
        var content = TestHost.Content(body, contentType);
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return host.PostAsync("/api?s=Echo.Text", content);
    }
}
