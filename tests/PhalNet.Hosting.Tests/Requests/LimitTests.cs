using Microsoft.Extensions.DependencyInjection;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

public sealed class LimitTests
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Multipart = "multipart/form-data; boundary=X";

    public static TheoryData<string, bool> Bodies => new()
    {
        { Form, false }, { Form, true }, { "application/json", false }, { "application/json", true },
        { Multipart, false }, { Multipart, true }, { "application/octet-stream", true },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Body_OverTheLimit_IsRefusedInsideTheEnvelope(string contentType, bool chunked)
    {
        await using var host = await StartAsync(("BodyBytes", "100000"));
        using var connection = await host.ConnectAsync();
        var head = chunked ? "Transfer-Encoding: chunked" : "Content-Length: 20000000";
        await connection.WriteAsync($"POST /api?s=Echo.Values HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\n{head}\r\n\r\n");
        var start = contentType == Multipart ? "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n" : "";
        var piece = start + new string('a', 1_000_000 - start.Length);

        // The whole body is sent before the reply is read, as most clients do.
        for (var i = 0; i < 20; i++)
            await connection.WriteAsync(chunked ? $"{piece.Length:x}\r\n{piece}\r\n" : piece);
        if (chunked)
            await connection.WriteAsync("0\r\n\r\n");
        var reply = await connection.ReadAsync();
        reply.ShouldNotBeNull().Status.ShouldBe(200);
        reply.Envelope.Refused(400, "100000");
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Multipart)]
    [InlineData("application/json")]
    public async Task Body_ThatComesTooSlowly_IsRefusedAndTheConnectionClosed(string contentType)
    {
        await using var host = await StartAsync(("BodySeconds", "1"));
        using var connection = await host.ConnectAsync();
        await connection.WriteAsync($"POST /api?s=Echo.Values HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\nContent-Length: 1000\r\n\r\na");

        var reply = await connection.ReadAsync();

        reply.Envelope.Refused(408, "1");
        (await connection.TryReadAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bodies_ThatAllTogetherTakeMoreMemory_WaitForOneAnother(bool chunked)
    {
        await using var host = await StartAsync(("BodiesInFlightBytes", "300000"));
        var text = "text=" + new string('a', 200_000);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var connection = await host.ConnectAsync();
            var head = chunked ? "Transfer-Encoding: chunked" : $"Content-Length: {text.Length}";
            await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\n{head}\r\n\r\n");
            for (var start = 0; start < text.Length; start += 50_000)
            {
                var piece = text[start..Math.Min(start + 50_000, text.Length)];
                await connection.WriteAsync(chunked ? $"{piece.Length:x}\r\n{piece}\r\n" : piece);
            }

            if (chunked)
                await connection.WriteAsync("0\r\n\r\n");
            (await connection.ReadAsync()).Envelope.Succeeded();
        }));
        var memory = host.Services.GetRequiredService<BodyMemory>();

        // The reply arrives a moment before its request has ended.
        SpinWait.SpinUntil(() => memory.Used == 0, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        memory.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Connection_AfterARefusedBody_GoesOn()
    {
        await using var host = await StartAsync(("BodyBytes", "100"));
        using var connection = await host.ConnectAsync();
        for (var i = 0; i < 3; i++)
        {
            await connection.WriteAsync($"POST /api?s=Echo.Values HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nContent-Length: 200\r\n\r\n{new string('a', 200)}");
            (await connection.ReadAsync()).Envelope.Refused(400, "100");
        }
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Multipart)]
    public async Task Body_OfExactlyTheLimit_IsLetIn(string contentType)
    {
        await using var host = await StartAsync(("BodyBytes", "200"));
        var body = contentType == Form ? "text=" : "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n";
        var end = contentType == Form ? "" : "\r\n--X--\r\n";
        body += new string('a', 200 - body.Length - end.Length) + end;
        (await host.PostAsync("/api?s=Echo.Text", body, contentType)).Succeeded();
        (await host.PostAsync("/api?s=Echo.Text", "a" + body, contentType)).Refused(400, "200");
    }

    [Fact]
    public async Task Body_OverTheServersOwnLimit_IsLetInWhereOursIsHigher()
    {
        await using var host = await StartAsync(("BodyBytes", "40000000"));
        var text = new string('a', 35_000_000);
        (await host.PostAsync("/api?s=Echo.Text", $"text={text}")).Succeeded().GetString()!.Length.ShouldBe(text.Length);
    }

    [Fact]
    public async Task Parameters_BeyondTheLimit_AreRefusedByWhateverRoad()
    {
        await using var host = await StartAsync(("Parameters", "20"));
        var pairs = string.Join('&', Enumerable.Range(0, 21).Select(i => $"p{i}=1"));
        var json = $"{{{string.Join(',', Enumerable.Range(0, 21).Select(i => $"\"p{i}\":1"))}}}";
        var parts = string.Concat(Enumerable.Range(0, 21).Select(i => $"--X\r\nContent-Disposition: form-data; name=\"p{i}\"\r\n\r\n1\r\n")) + "--X--\r\n";
        var nameless = string.Concat(Enumerable.Range(0, 21).Select(i => "--X\r\nX: y\r\n\r\n1\r\n")) + "--X--\r\n";
        (await host.GetAsync($"/api?s=Echo.Values&{pairs}")).Refused(400, "20");
        (await host.PostAsync("/api?s=Echo.Values", pairs)).Refused(400, "20");
        (await host.PostAsync("/api?s=Echo.Values", json, "application/json")).Refused(400, "20");
        (await host.PostAsync("/api?s=Echo.Values", parts, Multipart)).Refused(400, "20");
        (await host.PostAsync("/api?s=Echo.Values", nameless, Multipart)).Refused(400, "20");
        (await host.PostAsync($"/api?s=Echo.Values&{pairs[..50]}", pairs[..80])).Refused(400, "20");
    }

    [Fact]
    public async Task Name_LongerThanTheLimit_IsRefusedByWhateverRoad()
    {
        await using var host = await StartAsync(("NameLength", "32"));
        var name = new string('n', 33);
        (await host.GetAsync($"/api?s=Echo.Values&{name}=1")).Refused(400, "32");
        (await host.PostAsync("/api?s=Echo.Values", $"{name}=1")).Refused(400, "32");
        (await host.PostAsync("/api?s=Echo.Values", $"{{\"{name}\":1}}", "application/json")).Refused(400, "32");
        (await host.PostAsync("/api?s=Echo.Values", $"--X\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n1\r\n--X--\r\n", Multipart)).Refused(400, "32");
    }

    [Fact]
    public async Task Json_DeeperThanTheLimit_IsRefused()
    {
        await using var host = await StartAsync(("Depth", "8"));
        string Nested(int depth) => $"{{\"a\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";
        (await host.PostAsync("/api?s=Echo.Values", Nested(8), "application/json")).Succeeded();
        (await host.PostAsync("/api?s=Echo.Values", Nested(9), "application/json")).Refused(400, "8");
        (await host.PostAsync("/api?s=Echo.Values", Nested(1_000_000), "application/json")).Refused(400, "8");
    }

    [Theory]
    [InlineData(Form, "text=abc")]
    [InlineData("application/json", "{\"text\":")]
    [InlineData(Multipart, "--X\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nab")]
    public async Task Body_BrokenOffByTheClient_EndsTheCallQuietly(string contentType, string start)
    {
        await using var host = await TestHost.StartAsync();
        using (var connection = await host.ConnectAsync())
        {
            await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {contentType}\r\nContent-Length: 1000\r\n\r\n{start}");
            connection.EndWriting();
            if (await connection.TryReadAsync() is { Status: 200 } reply)
                reply.Envelope.Ret.ShouldBe(400);
        }

        (await host.GetAsync("/api?s=Echo.Nothing")).Succeeded();
    }

    [Fact]
    public async Task SlowBodies_DoNotKeepOthersWaiting()
    {
        await using var host = await TestHost.StartAsync();
        var slow = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => host.ConnectAsync()));
        foreach (var connection in slow)
            await connection.WriteAsync($"POST /api?s=Echo.Text HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nContent-Length: 6\r\n\r\ntext");
        for (var i = 0; i < 20; i++)
            (await host.GetAsync("/api?s=Echo.Nothing")).Succeeded();
        foreach (var connection in slow)
        {
            await connection.WriteAsync("=a");
            (await connection.ReadAsync()).Envelope.Succeeded().GetString().ShouldBe("a");
            connection.Dispose();
        }
    }

    [Theory]
    [InlineData("/api?s=Tests.Echo.Text")]
    [InlineData("/api/Tests.Echo.Text")]
    public async Task Body_OfAModuleWithAShorterTime_IsRefusedAfterIt(string target)
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Uploads));
            options.ConfigureModule = module => module.BodySeconds = 1;
        });
        using var connection = await host.ConnectAsync();
        target = target.Replace("Tests.Echo.Text", "App.Uploads.Late", StringComparison.Ordinal);
        await connection.WriteAsync($"POST {target} HTTP/1.1\r\nHost: x\r\nContent-Type: {Form}\r\nContent-Length: 1000\r\n\r\na");

        (await connection.ReadAsync()).Envelope.Refused(408, "1");
    }

    [Fact]
    public async Task File_OfACallThatWasAnsweredByItsTime_StaysReadableUntilTheActionEnds()
    {
        await using var host = await TestHost.StartAsync(options =>
        {
            options.Services.Add(typeof(Uploads));
            options.ConfigureModule = module => module.CallSeconds = 1;
        });
        Uploads.Begin();
        using var connection = await host.ConnectAsync();
        const string body = "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nkept\r\n--X--\r\n";
        await connection.WriteAsync($"POST /api?s=App.Uploads.Late HTTP/1.1\r\nHost: x\r\nContent-Type: {Multipart}\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        (await connection.ReadAsync()).Envelope.Refused(504, "timed out");

        // Meanwhile the connection and the server's context serve other requests.
        for (var i = 0; i < 5; i++)
            (await host.GetAsync("/api?s=Echo.Nothing")).Succeeded();
        Uploads.Go.SetResult();

        (await Uploads.Read.Task.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe("kept");
    }

    private static Task<TestHost> StartAsync((string Name, string Value) limit) =>
        TestHost.StartAsync(options => options.Settings[$"PhalNet:Limits:{limit.Name}"] = limit.Value);

#pragma warning disable CA1822
    [Service("App.Uploads")]
    public sealed class Uploads
    {
        public static TaskCompletionSource Go { get; private set; } = new();

        public static TaskCompletionSource<string> Read { get; private set; } = new();

        public static void Begin() => (Go, Read) = (
            new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));

        public async Task Late(UploadedFile file)
        {
            await Go.Task;
            try
            {
                using var reader = new StreamReader(file.OpenRead());
                Read.SetResult(await reader.ReadToEndAsync());
            }
            catch (Exception exception)
            {
                Read.SetException(exception);
            }
        }
    }
}
