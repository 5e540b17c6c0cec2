using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Every kind of reply.</summary>
[Service("Shop.Replies")]
public sealed class Replies
{
    private static Order One => new() { ShipTo = new("Main street 1", "Berlin", 2) };

    /// <summary>An order</summary>
    /// <returns>The order asked for.</returns>
    [Verbs("POST")]
    public Task<Order> Whole() => Task.FromResult(One);

    /// <summary>Some orders</summary>
    /// <returns>The orders.</returns>
    public List<OrderLine> Some() => [];

    /// <summary>A tree</summary>
    public Node Tree() => new();

    /// <summary>A shape</summary>
    public Shape Shape() => new Circle();

    /// <summary>Nothing</summary>
    public void Nothing()
    {
    }

    /// <summary>Nothing, later</summary>
    public Task Later() => Task.CompletedTask;

    /// <summary>A text</summary>
    /// <returns>The text.</returns>
    /// <example>"hello"</example>
    public string Text() => "";

    /// <summary>A number</summary>
    public int Number() => 1;

    /// <summary>A list of texts</summary>
    public string[] Texts() => [];

    /// <summary>An address with an example</summary>
    /// <example>
    /// As it may look:
    /// <code language="json">
    /// {"ret": 200, "data": {"street": "Lange Str. 5", "city": "Kassel", "floor": null}, "msg": ""}
    /// </code>
    /// </example>
    public Address Example() => One.ShipTo;

    /// <summary>An example that is none</summary>
    /// <example>] what { ever</example>
    public Address Broken() => One.ShipTo;

    /// <summary>A file</summary>
    public FileReply File() => new("nothing");

    /// <summary>A stream</summary>
    public StreamReply Stream() => new(new MemoryStream());

    /// <summary>Events</summary>
    public EventStreamReply Events() => new(NoneAsync());

    /// <summary>An old one</summary>
    [Obsolete("Use Shop.Replies.Text.")]
    public string Old() => "";

    private static async IAsyncEnumerable<SseItem<string>> NoneAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await Task.CompletedTask;
        yield break;
    }
}
