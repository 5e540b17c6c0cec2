namespace PhalNet.Descriptions;

/// <summary>A module and its services.</summary>
/// <param name="Module">The module.</param>
/// <param name="Classes">Its classes, sorted by name.</param>
public sealed record ModuleSummary(LoadedModule Module, IReadOnlyList<ClassSummary> Classes)
{
    /// <summary>The number of its services.</summary>
    public int Count { get; } = Classes.Sum(one => one.Services.Count);
}

/// <summary>A class of services.</summary>
/// <param name="Name"><c>Namespace.Class</c>.</param>
/// <param name="Title">A line without markup; empty for none.</param>
/// <param name="Services">Its services, sorted by name.</param>
public sealed record ClassSummary(string Name, string Title, IReadOnlyList<ServiceSummary> Services);

/// <summary>A service in a list.</summary>
/// <param name="Action">The service.</param>
/// <param name="Title">A line without markup.</param>
public sealed record ServiceSummary(ServiceAction Action, string Title)
{
    /// <summary>The full name: <c>Namespace.Class.Action</c>.</summary>
    public string Name => Action.Name;

    /// <summary>The HTTP methods; empty for GET and POST.</summary>
    public IReadOnlyList<string> Verbs => Action.Verbs;
}
