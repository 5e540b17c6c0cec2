using PhalNet.Hosting.Tests.Services;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;
using ReplyService = PhalNet.Hosting.Tests.Services.Replies;

namespace PhalNet.Hosting.Tests.Replies;

public sealed class EventStreamTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly Streams.Feed _feed = new();

    [Fact]
    public async Task Events_ArriveOneByOne_AsSoonAsTheyCome()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Streams.Events", HttpCompletionOption.ResponseHeadersRead);
        Envelope.ContentTypeOf(response).ShouldBe("text/event-stream");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        foreach (var text in new[] { "one", "你好😀", "two\nlines" })
        {
            await _feed.Texts.Writer.WriteAsync(text);
            var lines = new List<string>();
            while (await reader.ReadLineAsync().WaitAsync(Patience) is { Length: > 0 } line)
                lines.Add(line);
            lines.Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line[6..]).ShouldBe(text.Split('\n'));
            lines.ShouldContain($"id: {text.Length}");
        }

        _feed.Texts.Writer.Complete();
        (await reader.ReadToEndAsync().WaitAsync(Patience)).ShouldBe("");
        (await _feed.SequenceEnded.Task.WaitAsync(Patience)).ShouldBeFalse();
        await _feed.ScopeDisposed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task CallerWhoLeaves_EndsTheSequence_ThenTheScope()
    {
        await using var host = await StartAsync();
        using (var response = await host.Client.GetAsync("/api?s=Streams.Events", HttpCompletionOption.ResponseHeadersRead))
        {
            await _feed.Texts.Writer.WriteAsync("one");
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            await reader.ReadLineAsync().WaitAsync(Patience);
        }

        (await _feed.SequenceEnded.Task.WaitAsync(Patience)).ShouldBeFalse();
        await _feed.ScopeDisposed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task HostThatStops_EndsTheStreamWhole_WithoutWaitingForIt()
    {
        await using var host = await StartAsync();
        using var response = await host.Client.GetAsync("/api?s=Streams.Events", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await _feed.Texts.Writer.WriteAsync("one");
        await reader.ReadLineAsync().WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);
        await reader.ReadToEndAsync().WaitAsync(Patience);
        await _feed.ScopeDisposed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Head_DoesNotStartTheSequence()
    {
        await using var host = await StartAsync();
        (await host.SendRawAsync("HEAD /api?s=Streams.Events HTTP/1.1\r\nHost: x\r\n\r\n", hasBody: false)).Header("Content-Type").ShouldBe("text/event-stream");
        await _feed.ScopeDisposed.Task.WaitAsync(Patience);
    }

    [Fact]
    public async Task Sequence_ThatFails_BreaksTheReplyOffAndIsLoggedWithATraceId()
    {
        await using var host = await StartAsync();
        host.ExpectError(1102);
        await Should.ThrowAsync<HttpRequestException>(host.Client.GetStringAsync("/api?s=Replies.BrokenEvents&after=2"));
        host.Logs.Errors.Single().Text.ShouldContain("trace id");
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(options =>
    {
        options.Services.AddRange([typeof(Streams), typeof(ReplyService)]);
        options.ConfigureModule = module => Streams.AddTo(module, _feed);
    });
}
