namespace PhalNet.Docs.Internal.Pages;

/// <param name="Text">What to look for; everything when empty.</param>
internal sealed record ListQuery(string Text);
