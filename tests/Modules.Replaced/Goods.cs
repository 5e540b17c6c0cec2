using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Replaced;

/// <summary>Goods of a shop: JSON input and output, validation, events.</summary>
[Service]
public sealed class Goods(Clock clock, ICallContext call)
{
    /// <summary>Adds up an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The currency of the sum.</param>
    [Filter(typeof(Timed))]
    public Sum Add(Order order, [AllowedValues("EUR", "CNY"), StringLength(3)] string currency = "EUR")
    {
        // A service that validates its own objects does this; the framework caches what it learns of their types.
        Validator.ValidateObject(order, new(order), validateAllProperties: true);
        foreach (var line in order.Lines)
            Validator.ValidateObject(line, new(line), validateAllProperties: true);
        var parts = order.Lines.GroupBy(line => line.Kind).Select(kind => new Part(kind.Key, kind.Count()));
        return new(order.Lines.Sum(line => line.Count * line.Price), currency, [.. parts]);
    }

    /// <summary>Throws an exception type of the module.</summary>
    public void Refuse() => throw new SoldOutException();

    /// <summary>Sends the time until the caller disconnects or the module drains.</summary>
    public EventStreamReply Watch() => new(TicksAsync());

    private async IAsyncEnumerable<SseItem<string>> TicksAsync([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        while (!call.Draining.IsCancellationRequested)
        {
            yield return new($"{clock.Ticks}");
            await Task.Delay(20, cancellation);
        }
    }
}

/// <summary>An order.</summary>
/// <param name="Lines">Its lines.</param>
public sealed record Order([property: MinLength(1)] IReadOnlyList<Line> Lines);

/// <summary>A line of an order.</summary>
public sealed class Line : IValidatableObject
{
    /// <summary>How many.</summary>
    [Range(1, 100)]
    public required int Count { get; init; }

    /// <summary>The unit price.</summary>
    [Range(typeof(decimal), "0.01", "1000000")]
    public required decimal Price { get; init; }

    /// <summary>The kind of goods.</summary>
    public Kind Kind { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Count * Price > 1_000_000 ? [new("too much", [nameof(Count)])] : [];
}

/// <summary>Kinds of goods.</summary>
public enum Kind
{
    /// <summary>To read.</summary>
    Book,

    /// <summary>To eat.</summary>
    Food,
}

/// <summary>The sum of an order.</summary>
public sealed record Sum(decimal Total, string Currency, IReadOnlyList<Part> Parts);

/// <summary>How many lines are of a kind.</summary>
public sealed record Part(Kind Kind, int Lines);

/// <summary>Nothing is left.</summary>
public sealed class SoldOutException() : Exception("sold out");

/// <summary>Measures a call.</summary>
public sealed class Timed(ICallContext own, TimeProvider time) : ICallFilter
{
    /// <inheritdoc/>
    public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
    {
        var start = time.GetTimestamp();
        var result = await next(own);
        call.AddExtra("took", new Took(time.GetElapsedTime(start).TotalMilliseconds >= 0));
        return result;
    }

    private sealed record Took(bool IsKnown);
}
