namespace PhalNet;

/// <summary>One of the values sent for a list.</summary>
/// <param name="Value">The value as sent.</param>
/// <param name="IsElement">
/// Whether it is a single element, as in <c>ids[]</c> and <c>ids[0]</c>; otherwise it is a whole list in text.
/// </param>
internal readonly record struct ListPart(CallValue Value, bool IsElement);

/// <summary>Values that return the parts of a list in the order in which they were sent, including names with brackets.</summary>
internal interface IListValues
{
    /// <summary>Empty when nothing was sent. Uploaded files together are one value.</summary>
    ListPart[] GetList(string name, ValueSource source);
}

internal static class ListValues
{
    /// <summary>All parts of a list: the values of its name and of its name with brackets.</summary>
    public static ListPart[] Find(ICallValues values, string name, ValueSource source) =>
        values is IListValues known ? known.GetList(name, source) : Collect(values, name, source);

    /// <summary>
    /// Whether a name is that of the list or of one of its elements: <c>ids[]</c>, or <c>ids[0]</c> with any number, which is ignored.
    /// </summary>
    public static bool IsPart(ReadOnlySpan<char> sent, string name, out bool isElement)
    {
        isElement = false;
        if (!sent.StartsWith(name, StringComparison.Ordinal))
            return false;
        var rest = sent[name.Length..];
        isElement = rest is ['[', .. var index, ']'] && !index.ContainsAnyExceptInRange('0', '9');
        return isElement || rest.IsEmpty;
    }

    private static ListPart[] Collect(ICallValues values, string name, ValueSource source) =>
    [
        .. values.GetAll(name, source).Select(value => new ListPart(value, IsElement: false)),
        .. values.GetAll($"{name}[]", source).Select(value => new ListPart(value, IsElement: true)),
    ];
}
