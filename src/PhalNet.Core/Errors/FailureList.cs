namespace PhalNet;

/// <summary>The failures of the values of one call in the order of detection; the search ends when the list is full.</summary>
/// <param name="shown">The maximum number listed; 0 when only the first one matters.</param>
internal sealed class FailureList(int shown)
{
    /// <summary>Each element of a body takes a few bytes and millions can be invalid; this limit keeps the reply small.</summary>
    public const int MostShown = 100;

    private readonly List<NamedFailure> _failures = [];

    public int Count => _failures.Count;

    /// <summary>Whether the search can end: there are more failures than are listed.</summary>
    public bool IsFull => _failures.Count > shown;

    /// <summary>The first failure, with all listed ones; null when there is none.</summary>
    public CallFailure? First => _failures.Count == 0 ? null : _failures[0].Failure with { Parts = shown == 0 ? null : _failures };

    /// <summary>Adds a failure, or its parts.</summary>
    public void Add(string name, CallFailure failure)
    {
        foreach (var part in failure.Parts ?? [new(name, failure)])
        {
            if (!IsFull)
                _failures.Add(part);
        }
    }
}

/// <summary>A failure and its parameter or member, such as <c>order.lines[2].qty</c>.</summary>
internal readonly record struct NamedFailure(string Name, CallFailure Failure);
