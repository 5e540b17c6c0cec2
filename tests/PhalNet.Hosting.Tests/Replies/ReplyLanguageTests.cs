using System.Buffers;
using System.Text;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Replies;

/// <summary>
/// The language set by a filter is that of the whole reply, from the service's message to that of a reply that cannot be written.
/// </summary>
public sealed class ReplyLanguageTests
{
    [Fact]
    public async Task Language_ThatAFilterSets_IsToldToTheFormat()
    {
        await using var host = await StartAsync();
        (await host.Client.GetStringAsync("/api?s=Languages.Run")).ShouldBe("zh-CN 200");
        (await host.Client.GetStringAsync("/api?s=No.Such.Service")).ShouldBe("en 404");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api?s=No.Such.Service");
        request.Headers.AcceptLanguage.ParseAdd("zh");
        using var response = await host.Client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldBe("zh-CN 404");
    }

    [Theory]
    [InlineData("Languages.Fails", 1000)]
    [InlineData("Languages.CannotBeWritten", 1100)]
    [InlineData("Languages.MissingFile", 1100)]
    [InlineData("Languages.UnknownBody", 1100)]
    public async Task Language_ThatAFilterSets_IsThatOfTheErrorText(string service, int error)
    {
        await using var host = await StartAsync();
        host.ExpectError(error);
        (await host.GetAsync($"/api?s={service}&__format__=json")).Refused(500, "服务出错了");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(options =>
    {
        options.Services.Add(typeof(Languages));
        options.ConfigurePhalNet = app => app.AddFilter<Chinese>().AddReplyFormat<LanguageFormat>();
        options.Entry = entry => entry.Formats = ["language", "json"];
    });

    private sealed class Chinese : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.Language = "zh-CN";
            return next(call);
        }
    }

    private sealed class LanguageFormat : IReplyFormat
    {
        public string Name => "language";

        public string ContentType => "text/plain";

        public void Write(IBufferWriter<byte> output, Reply reply) => Encoding.UTF8.GetBytes($"{reply.Language} {reply.Result.Ret}", output);
    }

    [Service("App.Languages")]
    private sealed class Languages
    {
        public void Run()
        {
        }

        public void Fails() => throw new InvalidOperationException("fails");

        public double CannotBeWritten() => double.NaN;

        public FileReply MissingFile() => new("no-such-file");

        public ReplyBody UnknownBody() => new Unknown();
    }

    private sealed class Unknown : ReplyBody
    {
        public override string ContentType => "x/y";
    }
}
