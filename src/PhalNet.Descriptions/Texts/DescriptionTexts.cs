using System.Globalization;
using System.Text.Json;

namespace PhalNet.Descriptions;

/// <summary>The texts of descriptions in one language: limits, sources, common errors; the catalogue has the names of types.</summary>
internal sealed class DescriptionTexts
{
    private readonly Dictionary<string, string> _texts;

    private DescriptionTexts(string language)
    {
        Language = language;
        using var content = typeof(DescriptionTexts).Assembly.GetManifestResourceStream($"PhalNet.Descriptions.Texts.{language}.json")!;
        _texts = JsonSerializer.Deserialize<Dictionary<string, string>>(content)!;
        foreach (var type in ParameterTypes.All)
            _texts.TryAdd($"type.{type.Name}", type.TitleIn(language));
    }

    /// <summary>All languages; the first one is the default.</summary>
    public static IReadOnlyList<DescriptionTexts> All { get; } = [new("zh-CN"), new("en")];

    /// <summary>The language as in <c>Accept-Language</c>: <c>zh-CN</c> or <c>en</c>.</summary>
    public string Language { get; }

    public IEnumerable<string> Keys => _texts.Keys;

    public string this[string key] => _texts[key];

    public string this[string key, params object?[] values] => string.Format(CultureInfo.InvariantCulture, _texts[key], values);

    public string? Find(string key) => _texts.GetValueOrDefault(key);
}
