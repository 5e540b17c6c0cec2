using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json.Serialization;

namespace PhalNet.Testing.Tests;

/// <summary>The services of the module Shop under test.</summary>
[Service("Shop.Order")]
public sealed class Order(IStock stock, TimeProvider time)
{
    public OrderView Get([Range(1, 100)] int id, OrderState state = OrderState.Open, string? placedBy = null) =>
        new(id, state, placedBy, stock.Count(id), time.GetUtcNow());

    public string Ship(int id, [Sensitive] string pin, ICallContext call)
    {
        call.Trace.Mark("PACKED");
        throw new InvalidOperationException($"No carrier for {id} with {pin.Length} digits.");
    }

    public Loop Endless() => new();

    public StreamReply Invoice(int id) => new(new MemoryStream(Encoding.UTF8.GetBytes($"Invoice {id}")), "text/plain");

    public EventStreamReply Watch() => new(Events());

    public string Who(ICallContext call) => $"{call.User?.Identity?.Name} {call.Language}";

    private static async IAsyncEnumerable<SseItem<string>> Events()
    {
        yield return new("packed");
        await Task.CompletedTask;
        yield return new("shipped");
    }
}

public sealed record OrderView(int Id, OrderState State, string? PlacedBy, int InStock, DateTimeOffset At);

public enum OrderState
{
    Open,
    SentBack,
}

/// <summary>Cannot be serialized as JSON.</summary>
public sealed class Loop
{
    public Loop Self => this;
}

public interface IStock
{
    int Count(int id);
}

public sealed class Stock : IStock
{
    public int Count(int id) => throw new InvalidOperationException("The warehouse is not reached from tests.");
}

public sealed class FullStock : IStock
{
    public int Count(int id) => 12;
}

/// <summary>Parameters as a type defined by the test.</summary>
public sealed record GetOrder(int Id, OrderState State)
{
    [JsonPropertyName("placed_by")]
    public string? Buyer { get; init; }
}
