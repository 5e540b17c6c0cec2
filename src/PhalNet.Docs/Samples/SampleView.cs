namespace PhalNet.Docs;

/// <summary>The model of a template: every text as a literal of every language, as in <c>{{value.php}}</c>.</summary>
internal static class SampleView
{
    public static Dictionary<string, object> Of(SampleCall call)
    {
        var fields = call.Values.Prepend(new("s", call.Service)).ToArray();
        var files = call.IsBodiless ? [] : call.Files;
        var pageHeaders = call.Headers.Where(header => !IsCookie(header)).ToArray();
        return new()
        {
            ["verb"] = Literals(call.Verb),
            ["isGet"] = call.Verb == "GET",
            ["isPost"] = call.Verb == "POST",
            ["isOther"] = call.Verb is not ("GET" or "POST"),
            ["bodiless"] = call.IsBodiless,
            ["form"] = !call.IsBodiless && files.Count == 0,
            ["hasFiles"] = files.Count > 0,
            ["hasHeaders"] = call.Headers.Count > 0,
            ["hasPageHeaders"] = pageHeaders.Length > 0,
            ["onlyValues"] = call.Verb == "POST" && files.Count == 0 && call.Headers.Count == 0,
            ["address"] = Literals(call.Address),
            ["url"] = Literals(call.IsBodiless ? QueryText.Append(call.Address, fields) : call.Address),
            ["service"] = Literals(call.Service),
            ["fields"] = fields.Select(Field).ToArray(),
            ["values"] = call.Values.Select(Field).ToArray(),
            ["files"] = files.Select(File).ToArray(),
            ["headers"] = call.Headers.Select(Header).ToArray(),
            ["pageHeaders"] = pageHeaders.Select(Header).ToArray(),
            ["cookies"] = call.Headers.Where(IsCookie).Select(Header).ToArray(),
        };
    }

    // Browsers do not let scripts set it.
    private static bool IsCookie(SampleValue header) => header.Name.Equals("Cookie", StringComparison.OrdinalIgnoreCase);

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
        ["base"] = Literals(file.Value[(file.Value.LastIndexOfAny(['/', '\\']) + 1)..]),
        ["part"] = Literals(CurlText.FilePart(file)),
    };

    private static Dictionary<string, object> Header(SampleValue header)
    {
        var sent = header with { Value = HeaderText.Of(header.Value) };
        return new()
        {
            ["name"] = Literals(sent.Name),
            ["value"] = Literals(sent.Value),
            ["line"] = Literals(CurlText.Header(sent)),
        };
    }

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
            ["ruby"] = RubyLiteral.Write(clean),
        };
    }
}
