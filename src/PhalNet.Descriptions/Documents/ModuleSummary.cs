namespace PhalNet.Descriptions;

/// <summary>A module and what it offers.</summary>
/// <param name="Module">The module.</param>
/// <param name="Classes">Its classes in the order of their names.</param>
public sealed record ModuleSummary(LoadedModule Module, IReadOnlyList<ClassSummary> Classes)
{
    /// <summary>The number of its services.</summary>
    public int Count { get; } = Classes.Sum(one => one.Services.Count);
}

/// <summary>A class of services.</summary>
/// <param name="Name"><c>Namespace.Class</c>.</param>
/// <param name="Title">One line, without markup; empty where nothing says it.</param>
/// <param name="Services">Its services in the order of their names.</param>
public sealed record ClassSummary(string Name, string Title, IReadOnlyList<ServiceSummary> Services);

/// <summary>A service as lists show it.</summary>
/// <param name="Action">The service.</param>
/// <param name="Title">One line, without markup.</param>
public sealed record ServiceSummary(ServiceAction Action, string Title)
{
    /// <summary>Its whole name: <c>Namespace.Class.Action</c>.</summary>
    public string Name => Action.Name;

    /// <summary>The methods it takes; empty for GET and POST.</summary>
    public IReadOnlyList<string> Verbs => Action.Verbs;
}
