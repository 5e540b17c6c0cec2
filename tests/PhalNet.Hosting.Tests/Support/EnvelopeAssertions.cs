using System.Text.Json;
using Shouldly;

namespace PhalNet.Hosting.Tests.Support;

public static class EnvelopeAssertions
{
    /// <summary>Asserts a successful call and returns its data.</summary>
    public static JsonElement Succeeded(this Envelope reply)
    {
        reply.Ret.ShouldBe(200, reply.Text);
        reply.Status.ShouldBe(200);
        reply.Message.ShouldBe("");
        return reply.Data;
    }

    /// <summary>Asserts a refused call with an empty object as data and texts that the message must contain.</summary>
    public static void Refused(this Envelope reply, int ret, params string[] words)
    {
        reply.Ret.ShouldBe(ret, reply.Text);
        reply.Data.ToString().ShouldBe("{}");
        foreach (var word in words)
            reply.Message.ShouldContain(word);
    }
}
