namespace PhalNet.Docs;

/// <param name="Module">The module.</param>
/// <param name="Classes">Its classes in the order of their names.</param>
internal sealed record ModuleSummary(LoadedModule Module, IReadOnlyList<ClassSummary> Classes)
{
    public int Count { get; } = Classes.Sum(one => one.Services.Count);
}

/// <param name="Name"><c>Namespace.Class</c>.</param>
/// <param name="Title">One line, without markup; empty where nothing says it.</param>
/// <param name="Services">Its services in the order of their names.</param>
internal sealed record ClassSummary(string Name, string Title, IReadOnlyList<ServiceSummary> Services);

/// <summary>A service as lists show it.</summary>
/// <param name="Action">The service.</param>
/// <param name="Title">One line, without markup.</param>
internal sealed record ServiceSummary(ServiceAction Action, string Title)
{
    public string Name => Action.Name;

    public IReadOnlyList<string> Verbs => Action.Verbs;
}
