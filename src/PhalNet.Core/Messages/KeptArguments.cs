using System.Collections;

namespace PhalNet;

/// <summary>
/// The arguments of a failure that a rule keeps. They remember the text they were last put into: the same mistake is mostly made by callers of
/// one language, and wording it anew takes a third of a refused call.
/// </summary>
internal sealed class KeptArguments(MessageArgument[] arguments) : IReadOnlyList<MessageArgument>
{
    private Worded? _last;

    public int Count => arguments.Length;

    public MessageArgument this[int index] => arguments[index];

    public string? Find(string language, string key, LoadedModule? module) =>
        _last is { } last && last.Language == language && last.Key == key && last.Module == module ? last.Text : null;

    public string Keep(string language, string key, LoadedModule? module, string text)
    {
        _last = new(language, key, module, text);
        return text;
    }

    public IEnumerator<MessageArgument> GetEnumerator() => ((IEnumerable<MessageArgument>)arguments).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => arguments.GetEnumerator();

    private sealed record Worded(string Language, string Key, LoadedModule? Module, string Text);
}
