namespace PhalNet.Docs.Internal.Comments;

/// <param name="Ret">The ret the text begins with: <c>406: the token has expired</c>.</param>
/// <param name="Text">When it comes, as Markdown.</param>
internal sealed record ErrorComment(int Ret, string Text);
