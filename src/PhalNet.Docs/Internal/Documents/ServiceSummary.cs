namespace PhalNet.Docs.Internal.Documents;

/// <summary>A service as lists show it.</summary>
/// <param name="Action">The service.</param>
/// <param name="Title">One line, without markup.</param>
internal sealed record ServiceSummary(ServiceAction Action, string Title)
{
    public string Name => Action.Name;

    public IReadOnlyList<string> Verbs => Action.Verbs;
}
