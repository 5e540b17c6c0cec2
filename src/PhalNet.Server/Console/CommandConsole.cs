using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhalNet.Server;

/// <summary>The output of a command: one JSON object, or text for people.</summary>
internal sealed class CommandConsole(bool isJson, string language, Stream output)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly IReadOnlyDictionary<string, string> _words = ServerTexts.In(language);

    /// <summary>Writes one result.</summary>
    /// <param name="result">The result as an object.</param>
    /// <param name="text">The key of its text.</param>
    /// <param name="values">The values of the text's placeholders.</param>
    public void Write(object result, string text, params (string Name, string Value)[] values) =>
        WriteLine(isJson ? JsonSerializer.Serialize(result, Json) : ServerTexts.Fill(_words[text], values));

    /// <summary>Writes a list while it is read.</summary>
    public async Task WriteListAsync<T>(string name, IAsyncEnumerable<T> items, Func<T, bool> isEnabled, Func<T, string[]> columns)
    {
        if (isJson)
        {
            await JsonSerializer.SerializeAsync(output, new Dictionary<string, IAsyncEnumerable<T>> { [name] = items }, Json);
            WriteLine("");
            return;
        }

        await foreach (var item in items)
            WriteLine(string.Join("  ", [.. columns(item), .. isEnabled(item) ? [] : new[] { _words["disabled"] }]).TrimEnd());
    }

    /// <summary>Reasons in the language of the console, in one line.</summary>
    public string Say(IEnumerable<string> reasons) => string.Join(' ', reasons.Select(reason => StartFailure.Say(reason, language)));

    private void WriteLine(string text)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        writer.WriteLine(text.ReplaceLineEndings());
    }
}
