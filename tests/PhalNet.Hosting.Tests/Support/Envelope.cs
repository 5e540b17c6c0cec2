using System.Text.Json;
using Shouldly;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>A reply that is an envelope.</summary>
public sealed class Envelope
{
    private Envelope(int status, string contentType, string text)
    {
        Status = status;
        ContentType = contentType;
        Text = text;
        Root = JsonDocument.Parse(text).RootElement;
    }

    public int Status { get; }

    public string ContentType { get; }

    public string Text { get; }

    public JsonElement Root { get; }

    public int Ret => Root.GetProperty("ret").GetInt32();

    public JsonElement Data => Root.GetProperty("data");

    public string Message => Root.GetProperty("msg").GetString()!;

    public static async Task<Envelope> ReadAsync(HttpResponseMessage response) =>
        new((int)response.StatusCode, HeaderOf(response), await response.Content.ReadAsStringAsync());

    /// <summary>The media type as sent; the parsed header may be spelled differently.</summary>
    public static string HeaderOf(HttpResponseMessage response, string name = "Content-Type") =>
        response.Content.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : "";

    public static Envelope Read(RawReply reply) => new(reply.Status, reply.Header("Content-Type") ?? "", reply.Text);

    /// <summary>Asserts a successful call.</summary>
    public JsonElement Succeeded()
    {
        Text.ShouldNotBeEmpty();
        Ret.ShouldBe(200, Text);
        Status.ShouldBe(200);
        Message.ShouldBe("");
        return Data;
    }

    /// <summary>Asserts a refused call with an object as data and texts that the message must contain.</summary>
    public void Refused(int ret, params string[] words)
    {
        Ret.ShouldBe(ret, Text);
        Data.ToString().ShouldBe("{}");
        foreach (var word in words)
            Message.ShouldContain(word);
    }
}
