using System.Buffers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Replies;

/// <summary>Envelopes as written to a caller.</summary>
internal static class Written
{
    /// <summary>The data of a successful call, as written.</summary>
    public static async Task<string> DataAsync(this TestHost host, string service, params (string Name, object? Value)[] values)
    {
        const string start = """{"ret":200,"data":""", end = ""","msg":""}""";
        var envelope = await host.EnvelopeAsync(service, values);
        envelope.ShouldStartWith(start);
        envelope.ShouldEndWith(end);
        return envelope[start.Length..^end.Length];
    }

    public static async Task<string> EnvelopeAsync(this TestHost host, string service, params (string Name, object? Value)[] values)
    {
        await using var result = await host.Dispatcher.CallAsync(CallRequest.Create(service, values));
        return host.Write(result);
    }

    public static string Write(this TestHost host, CallResult result)
    {
        var output = new ArrayBufferWriter<byte>();
        host.Services.GetRequiredService<JsonReplyFormat>().Write(output, new(result, CallTrace.None, ReplyNames.Default, "en"));
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
