namespace PhalNet.Descriptions;

/// <summary>
/// What of one service could not be described. Documentation runs code of modules (constructors, converters, attributes), which may throw
/// anything; no other part and no other service may suffer from it.
/// </summary>
internal sealed class DescriptionGaps(DescriptionTexts texts)
{
    private readonly List<string> _parts = [];

    /// <summary>Each part as a phrase, as Markdown.</summary>
    public IReadOnlyList<string> Parts => _parts;

    /// <summary>Why the first of them could not be described.</summary>
    public Exception? Reason { get; private set; }

    /// <param name="kind">The text of what is missing, such as <c>schema</c>.</param>
    /// <param name="name">What it is missing of.</param>
    /// <param name="make">May throw anything.</param>
    /// <param name="otherwise">What to go on with.</param>
    public T Try<T>(string kind, string name, Func<T> make, T otherwise)
    {
        try
        {
            return make();
        }
        catch (Exception exception)
        {
            Add(kind, name, exception);
            return otherwise;
        }
    }

    public void Add(string kind, string name, Exception exception)
    {
        Reason ??= exception;
        var part = texts[$"gap.{kind}", MarkdownText.Code(name)];
        if (!_parts.Contains(part))
            _parts.Add(part);
    }
}
