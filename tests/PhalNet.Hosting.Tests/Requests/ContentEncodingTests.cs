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
    public async Task Body_ThatIsNotWhatTheHeaderSays_IsTheCallersError(string encoding, string contentType)
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

    [Theory]
    [InlineData("gzip", Form)]
    [InlineData("deflate", Form)]
    [InlineData("br", Form)]
    [InlineData("gzip", "application/json")]
    [InlineData("deflate", "application/json")]
    [InlineData("br", "application/json")]
    [InlineData("gzip", Multipart)]
    [InlineData("deflate", Multipart)]
    [InlineData("br", Multipart)]
    public async Task Body_ThatBreaksOff_IsTheCallersError(string encoding, string contentType)
    {
        await using var host = await StartAsync();
        var value = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number:x}"));
        var text = contentType == Form ? $"text={value}"
            : contentType == Multipart ? $"--X\r\nContent-Disposition: form-data; name=text\r\n\r\n{value}\r\n--X--\r\n"
            : $"{{\"text\":\"{value}\"}}";
        var packed = Pack(encoding, text);
        (await SendAsync(host, encoding, contentType, packed)).Succeeded().GetString().ShouldBe(value);

        foreach (var length in new[] { 1, 12, packed.Length / 2, packed.Length - 9, packed.Length - 1 })
            (await SendAsync(host, encoding, contentType, packed[..length])).Refused(400, "Content-Encoding");
        (await SendAsync(host, encoding, contentType, [])).Refused(400);
    }

    [Fact]
    public async Task Body_InAnEncodingThatNobodyReads_IsRefusedAndNotTakenForText()
    {
        await using var host = await TestHost.StartAsync();

        (await SendAsync(host, "gzip", Form, Encoding.UTF8.GetBytes("text=a"))).Refused(400, "gzip");
        (await SendAsync(host, "identity", Form, Encoding.UTF8.GetBytes("text=a"))).Succeeded().GetString().ShouldBe("a");
    }

    private static byte[] Pack(string encoding, string text)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true),
        })
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
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
