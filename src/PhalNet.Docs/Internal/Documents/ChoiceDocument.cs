namespace PhalNet.Docs.Internal.Documents;

/// <param name="Value">A value let in.</param>
/// <param name="Description">What it stands for, as Markdown; empty where nothing says so.</param>
internal sealed record ChoiceDocument(string Value, string Description);
