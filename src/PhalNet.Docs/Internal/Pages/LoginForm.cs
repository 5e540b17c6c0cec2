namespace PhalNet.Docs.Internal.Pages;

/// <param name="Target">The page to go on to.</param>
/// <param name="Mistake">The text's key of what went wrong with the last try; null when there was none.</param>
internal sealed record LoginForm(string Target, string? Mistake);
