namespace PhalNet.Docs.Internal.Documents;

/// <param name="Ret">The ret of the reply.</param>
/// <param name="Description">When it comes, as Markdown.</param>
internal sealed record ErrorDocument(int Ret, string Description);
