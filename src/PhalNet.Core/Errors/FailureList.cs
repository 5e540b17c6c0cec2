namespace PhalNet;

/// <summary>What is wrong with the values of one call, in the order it was found; looking for more ends when it is full.</summary>
/// <param name="shown">How many are told; 0 where only the first matters.</param>
internal sealed class FailureList(int shown)
{
    /// <summary>A body of a few bytes an element can be wrong in millions of places; the reply stays small.</summary>
    public const int MostShown = 100;

    private readonly List<NamedFailure> _failures = [];

    public int Count => _failures.Count;

    /// <summary>Whether nothing more need be looked for: all that is told has been found, and that there is more.</summary>
    public bool IsFull => _failures.Count > shown;

    /// <summary>The first failure, with all that are told; null where nothing is wrong.</summary>
    public CallFailure? First => _failures.Count == 0 ? null : _failures[0].Failure with { Parts = shown == 0 ? null : _failures };

    /// <summary>Adds a failure, or the parts that it is made of.</summary>
    public void Add(string name, CallFailure failure)
    {
        foreach (var part in failure.Parts ?? [new(name, failure)])
        {
            if (!IsFull)
                _failures.Add(part);
        }
    }
}

/// <summary>A failure and the parameter or member that it is about, such as <c>order.lines[2].qty</c>.</summary>
internal readonly record struct NamedFailure(string Name, CallFailure Failure);
