namespace PhalNet.Docs.Internal.Documents;

/// <summary>A member of a reply.</summary>
/// <param name="Path">Where it stands: <c>data.items[].id</c>.</param>
/// <param name="Type">Such as <c>Integer</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="Description">What it is, as Markdown.</param>
internal sealed record FieldDocument(string Path, string Type, bool IsNullable, string Description)
{
    /// <summary>The path of the member that it is built like, whose own members stand there; null where it has none or has them itself.</summary>
    public string? SameAs { get; init; }
}
