namespace PhalNet.Docs.Internal.Comments;

/// <param name="Text">What a parameter is for, as Markdown.</param>
/// <param name="Example">A value that shows how it looks, of the attribute <c>example</c>.</param>
internal sealed record ParameterComment(string Text, string Example);
