namespace PhalNet.Descriptions;

/// <summary>
/// The parts of one service that could not be described. Documentation runs code of modules (constructors, converters, attributes), which
/// may throw anything; other parts and other services must not be affected.
/// </summary>
internal sealed class DescriptionGaps(DescriptionTexts texts)
{
    private readonly List<string> _parts = [];

    /// <summary>The parts as Markdown phrases.</summary>
    public IReadOnlyList<string> Parts => _parts;

    /// <summary>The exception of the first part.</summary>
    public Exception? Reason { get; private set; }

    /// <param name="kind">The text key of the missing part, such as <c>schema</c>.</param>
    /// <param name="name">What it belongs to.</param>
    /// <param name="make">May throw anything.</param>
    /// <param name="otherwise">The result on failure.</param>
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
