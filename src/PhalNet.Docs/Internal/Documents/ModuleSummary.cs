namespace PhalNet.Docs.Internal.Documents;

/// <param name="Module">The module.</param>
/// <param name="Classes">Its classes in the order of their names.</param>
internal sealed record ModuleSummary(LoadedModule Module, IReadOnlyList<ClassSummary> Classes)
{
    public int Count { get; } = Classes.Sum(one => one.Services.Count);
}
