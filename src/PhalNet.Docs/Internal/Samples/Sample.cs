namespace PhalNet.Docs.Internal.Samples;

/// <summary>A program that calls a service, but for the call.</summary>
/// <param name="Id">Language and kind, such as <c>python-plain</c>.</param>
/// <param name="Language">The language, and library where there are several, such as <c>javascript-fetch</c>.</param>
/// <param name="Title">The language as a reader knows it.</param>
/// <param name="UsesClient">Whether it needs client files; otherwise the language's own library does.</param>
/// <param name="Highlight">The language's name in highlight.js.</param>
/// <param name="ClientFiles">The client files it needs, by their names under <c>/docs/clients/</c>.</param>
/// <param name="Template">The Mustache template.</param>
internal sealed record Sample(
    string Id, string Language, string Title, bool UsesClient, string Highlight, IReadOnlyList<string> ClientFiles, string Template);
