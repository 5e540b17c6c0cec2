namespace PhalNet.Docs.Internal.Samples;

/// <summary>What a template sees of a call: every text as a literal of every language, as in <c>{{value.php}}</c>.</summary>
internal static class SampleView
{
    public static Dictionary<string, object> Of(SampleCall call) => new()
    {
        ["address"] = Literals(call.Address),
        ["service"] = Literals(call.Service),
        ["fields"] = call.Values.Prepend(new("s", call.Service)).Select(Field).ToArray(),
        ["values"] = call.Values.Select(Field).ToArray(),
        ["hasFiles"] = call.Files.Count > 0,
        ["files"] = call.Files.Select(File).ToArray(),
    };

    private static Dictionary<string, object> Field(SampleValue value) => new()
    {
        ["name"] = Literals(value.Name),
        ["value"] = Literals(value.Value),
        ["pair"] = Literals(CurlText.Pair(value)),
        ["part"] = Literals(CurlText.Part(value)),
    };

    private static Dictionary<string, object> File(SampleValue file) => new()
    {
        ["name"] = Literals(file.Name),
        ["path"] = Literals(file.Value),
        ["part"] = Literals(CurlText.FilePart(file)),
    };

    private static Dictionary<string, object> Literals(string text)
    {
        var clean = SourceText.Clean(text);
        var quoted = QuotedLiteral.Write(clean);
        return new()
        {
            ["shell"] = ShellLiteral.Write(clean),
            ["javascript"] = quoted,
            ["php"] = PhpLiteral.Write(clean),
            ["python"] = quoted,
            ["java"] = quoted,
            ["csharp"] = quoted,
            ["go"] = quoted,
            ["objectivec"] = ObjectiveCLiteral.Write(clean),
        };
    }
}
