namespace PhalNet.Docs.Internal.Documents;

/// <param name="Name"><c>Namespace.Class</c>.</param>
/// <param name="Title">One line, without markup; empty where nothing says it.</param>
/// <param name="Services">Its services in the order of their names.</param>
internal sealed record ClassSummary(string Name, string Title, IReadOnlyList<ServiceSummary> Services);
