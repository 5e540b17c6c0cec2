using System.Net.ServerSentEvents;
using System.Text;

namespace PhalNet.Hosting.Tests.Services;

/// <summary>Replies of every kind.</summary>
[Service("App.Replies")]
public sealed class Replies
{
    public object Text([Param(AllowEmpty = true)] string text) => new { Text = text };

    public string? NoText() => null;

    public int? NoNumber() => null;

    public object? NoObject() => null;

    public IReadOnlyList<string> List(int count) => [.. Enumerable.Range(0, count).Select(i => $"item {i}")];

    public object Shapes() => new
    {
        List = new[] { 1, 2 },
        Empty = Array.Empty<int>(),
        Nothing = (string?)null,
        Yes = true,
        No = false,
        Number = 1.5,
        Nested = new[] { new { A = 1 }, new { A = 2 } },
    };

    public IReadOnlyDictionary<string, string> Names(string[] names) => names.ToDictionary(name => name, name => "v");

    public string Control() => "a\u0000\u0001\b\u001f\uFFFE\uD800b\u2028\u2029]]>c\r\nd\te<&>";

    public string Large(int size) => new('大', size);

    public CallResult Ret(int ret, [Param(AllowEmpty = true)] string message = "") => CallResult.Failure(ret, message);

    public CallResult RetWithData(int ret) => new() { Ret = ret, Data = new { Kept = true } };

    public string Extras(ICallContext call)
    {
        call.AddExtra("total", 3);
        call.AddExtra("msg", "replaced");
        call.AddExtra("total", 4);
        return "data";
    }

    public string Headers(ICallContext call)
    {
        call.AddHeader("X-Mine", "1");
        call.AddHeader("X-Mine", "2");
        call.AddHeader("Cache-Control", "max-age=5");
        return "data";
    }

    public string BadHeader(ICallContext call, string value)
    {
        call.AddHeader("X-Mine", value);
        return "data";
    }

    public StreamReply Stream(
        [Param(AllowEmpty = true)] string text, int from = 0, string? name = null, string? tag = null, DateTimeOffset? changed = null)
    {
        var content = new MemoryStream(Encoding.UTF8.GetBytes(text)) { Position = from };
        return new(content, "text/plain") { DownloadName = name, EntityTag = tag, LastModified = changed };
    }

    public StreamReply Unseekable(string text) => new(new ForwardStream(Encoding.UTF8.GetBytes(text)), "text/plain") { EntityTag = "v1" };

    public FileReply File(string path, string? name = null) => new(path, "text/plain") { DownloadName = name };

    public StreamReply BrokenStream(int after) => new(new BrokenStream(after));

    public EventStreamReply BrokenEvents(int after) => new(Failing(after));

    public ReplyBody Unknown() => new UnknownReply();

    private static async IAsyncEnumerable<SseItem<string>> Failing(int after)
    {
        for (var i = 0; i < after; i++)
            yield return new($"{i}");
        await Task.Yield();
        throw new InvalidOperationException("the source dried up");
    }

    private sealed class ForwardStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();
    }

    private sealed class UnknownReply : ReplyBody
    {
        public override string ContentType => "x/y";
    }
}
