using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Pages;
using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>A call with curl that sends what must be sent, and what the module's author gave an example of, each where it is looked for.</summary>
internal static class CurlExample
{
    public static string Write(ServiceDocument document, Entry entry, PageContext context)
    {
        var verb = document.Verb;
        var sent = document.Parameters.Where(parameter => parameter.Rule.Required || parameter.HasExample).ToLookup(parameter => PlaceOf(parameter, verb));
        var address = new Uri(CallAddress.ByPath(context, entry, document.Name)).AbsoluteUri;
        if (sent[Place.Query].Any())
            address += $"?{string.Join('&', sent[Place.Query].Select(Value).Select(value => $"{Uri.EscapeDataString(value.Name)}={Uri.EscapeDataString(value.Value)}"))}";
        string[] options =
        [
            .. Method(verb, sent[Place.Body].Any()),
            .. sent[Place.Header].Select(Value).Select(value => $"--header {ShellLiteral.Write(CurlText.Header(value))}"),
            .. sent[Place.Cookie].Select(Value).Select(value => $"--cookie {ShellLiteral.Write($"{value.Name}={QueryText.Encode(value.Value)}")}"),
            .. Body([.. sent[Place.Body]]),
            ShellLiteral.Write(address),
        ];
        return $"curl {string.Join(" \\\n  ", options)}";
    }

    private static Place PlaceOf(ParameterDocument parameter, string verb) => parameter.Rule.Source switch
    {
        ValueSource.Header => Place.Header,
        ValueSource.Cookie => Place.Cookie,
        ValueSource.Query => Place.Query,
        ValueSource.Any when HttpBodies.Lacks(verb) && !parameter.IsFile => Place.Query,
        _ => Place.Body,
    };

    // A body makes a call a POST by itself.
    private static IEnumerable<string> Method(string verb, bool hasBody) => verb == (hasBody ? "POST" : "GET") ? [] : [$"--request {verb}"];

    private static IEnumerable<string> Body(IReadOnlyList<ParameterDocument> parameters) => parameters.Any(parameter => parameter.IsFile)
        ? parameters.Select(parameter => parameter.IsFile
            ? $"--form {ShellLiteral.Write(CurlText.FilePart(new(parameter.Name, SampleCalls.FileName(parameter))))}"
            : $"--form-string {ShellLiteral.Write(CurlText.Part(Value(parameter)))}")
        : parameters.Select(parameter => $"--data-urlencode {ShellLiteral.Write(CurlText.Pair(Value(parameter)))}");

    private static SampleValue Value(ParameterDocument parameter) =>
        new(SourceText.Clean(parameter.Name), SourceText.Clean(parameter.Example ?? ""));

    private enum Place
    {
        Query,
        Body,
        Header,
        Cookie,
    }
}
