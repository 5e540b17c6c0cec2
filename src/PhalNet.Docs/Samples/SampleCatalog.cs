namespace PhalNet.Docs;

/// <summary>All samples, in the order in which pages show them.</summary>
internal sealed class SampleCatalog
{
    public SampleCatalog() => Samples =
    [
        .. Both("curl", "curl", "bash", "PhalApiClient.sh"),
        .. Both("javascript-fetch", "JavaScript (fetch)", "javascript", "PhalApiClient.js"),
        .. Both("javascript-jquery", "JavaScript (jQuery)", "javascript", "PhalApiClient.jquery.js"),
        .. Both("php", "PHP", "php", "PhalApiClient.php"),
        .. Both("python", "Python", "python", "PhalApiClient.py"),
        .. Both("java", "Java", "java", "PhalApiClient.java", "PhalApiClientResponse.java"),
        .. Both("csharp", "C#", "csharp", "PhalApiClient.cs"),
        .. Both("go", "Go", "go", "PhalApiClient.go"),
        .. Both("objectivec", "Objective-C", "objectivec", "AFNPhalApiClient.h", "AFNPhalApiClient.m"),
        .. Both("ruby", "Ruby", "ruby", "phalapi_client.rb"),
        .. Both("react-native", "React Native", "javascript", "PhalApiClient.reactnative.js"),
    ];

    public IReadOnlyList<Sample> Samples { get; }

    private static IEnumerable<Sample> Both(string language, string title, string highlight, params string[] clientFiles) =>
    [
        new($"{language}-plain", language, title, false, highlight, [], Template($"{language}.plain")),
        new($"{language}-client", language, title, true, highlight, clientFiles, Template($"{language}.client")),
    ];

    private static string Template(string name)
    {
        using var stream = typeof(SampleCatalog).Assembly.GetManifestResourceStream($"Samples/{name}.mustache")
            ?? throw new InvalidOperationException($"The template Samples/{name}.mustache is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>A program that calls a service, without the call's details.</summary>
/// <param name="Id">Language and kind, such as <c>python-plain</c>.</param>
/// <param name="Language">The language, and library where there are several, such as <c>javascript-fetch</c>.</param>
/// <param name="Title">The displayed name of the language.</param>
/// <param name="UsesClient">Whether it needs client files; otherwise it uses the language's standard library.</param>
/// <param name="Highlight">The language's name in highlight.js.</param>
/// <param name="ClientFiles">The client files it needs, by their names under <c>/docs/clients/</c>.</param>
/// <param name="Template">The Mustache template.</param>
internal sealed record Sample(
    string Id, string Language, string Title, bool UsesClient, string Highlight, IReadOnlyList<string> ClientFiles, string Template);
