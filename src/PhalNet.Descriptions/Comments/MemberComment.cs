namespace PhalNet.Descriptions;

/// <summary>The XML comment of a member, as Markdown.</summary>
internal sealed record MemberComment
{
    public static MemberComment None { get; } = new();

    public string Summary { get; init; } = "";

    public string Remarks { get; init; } = "";

    public string Returns { get; init; } = "";

    public string Example { get; init; } = "";

    public bool Inherits { get; init; }

    /// <summary>The id of the member it inherits from, if it names one.</summary>
    public string InheritsFrom { get; init; } = "";

    public IReadOnlyDictionary<string, ParameterComment> Parameters { get; init; } = new Dictionary<string, ParameterComment>();

    public IReadOnlyList<ErrorComment> Errors { get; init; } = [];

    /// <summary>Fills missing parts from another comment.</summary>
    public MemberComment Or(MemberComment other) => new()
    {
        Summary = Or(Summary, other.Summary),
        Remarks = Or(Remarks, other.Remarks),
        Returns = Or(Returns, other.Returns),
        Example = Or(Example, other.Example),
        Inherits = Inherits || other.Inherits,
        InheritsFrom = Or(InheritsFrom, other.InheritsFrom),
        Parameters = other.Parameters.Concat(Parameters).GroupBy(parameter => parameter.Key, parameter => parameter.Value)
            .ToDictionary(group => group.Key,
                group => group.Aggregate((theirs, ours) => new(Or(ours.Text, theirs.Text), Or(ours.Example, theirs.Example)))),
        Errors = [.. Errors, .. other.Errors.Where(error => Errors.All(own => own.Ret != error.Ret))],
    };

    private static string Or(string text, string other) => text.Length > 0 ? text : other;
}

/// <param name="Text">The description of a parameter, as Markdown.</param>
/// <param name="Example">An example value, from the attribute <c>example</c>.</param>
internal sealed record ParameterComment(string Text, string Example);

/// <param name="Ret">The ret at the beginning of the text: <c>406: the token has expired</c>.</param>
/// <param name="Text">When it is returned, as Markdown.</param>
internal sealed record ErrorComment(int Ret, string Text);
