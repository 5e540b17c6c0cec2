using System.ComponentModel.DataAnnotations;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Replaced;

/// <summary>Goods of a shop: JSON in and out, checks, events.</summary>
[Service]
public sealed class Goods(Clock clock, ICallContext call)
{
    /// <summary>Adds an order up.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The currency of the sum.</param>
    [Filter(typeof(Timed))]
    public Sum Add(Order order, [AllowedValues("EUR", "CNY"), StringLength(3)] string currency = "EUR")
    {
        // What a service does that checks its own objects; the framework keeps what it learns of their types.
        Validator.ValidateObject(order, new(order), validateAllProperties: true);
        foreach (var line in order.Lines)
            Validator.ValidateObject(line, new(line), validateAllProperties: true);
        var parts = order.Lines.GroupBy(line => line.Kind).Select(kind => new Part(kind.Key, kind.Count()));
        return new(order.Lines.Sum(line => line.Count * line.Price), currency, [.. parts]);
    }

    /// <summary>Throws an exception of the module's own.</summary>
    public void Refuse() => throw new SoldOutException();

    /// <summary>Tells the time until the caller goes or the module drains.</summary>
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

    /// <summary>The price of one.</summary>
    [Range(typeof(decimal), "0.01", "1000000")]
    public required decimal Price { get; init; }

    /// <summary>What kind of thing.</summary>
    public Kind Kind { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Count * Price > 1_000_000 ? [new("too much", [nameof(Count)])] : [];
}

/// <summary>Kinds of things.</summary>
public enum Kind
{
    /// <summary>To read.</summary>
    Book,

    /// <summary>To eat.</summary>
    Food,
}

/// <summary>What an order comes to.</summary>
public sealed record Sum(decimal Total, string Currency, IReadOnlyList<Part> Parts);

/// <summary>How many lines are of a kind.</summary>
public sealed record Part(Kind Kind, int Lines);

/// <summary>There is nothing left.</summary>
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
