using System.Globalization;
using System.Text.Json;
using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The texts of the pages in one language; texts of services come from their modules.</summary>
internal sealed class DocsTexts
{
    private readonly Dictionary<string, string> _texts;

    private DocsTexts(string language)
    {
        Language = language;
        using var content = typeof(DocsTexts).Assembly.GetManifestResourceStream($"Texts/{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(content)!;
    }

    /// <summary>The languages of the pages; the first one is the default.</summary>
    public static IReadOnlyList<DocsTexts> All { get; } = [.. Documentation.Languages.Select(language => new DocsTexts(language))];

    /// <summary>The language as in <c>Accept-Language</c>: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    public string? Find(string key) => _texts.GetValueOrDefault(key);
}
