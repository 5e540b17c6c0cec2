using System.Reflection;
using System.Text.Json;

namespace PhalNet;

/// <summary>
/// The texts of start errors in English and in another language, from every assembly with the resources <c>PhalNet.Start.en.json</c> and
/// the same name with the other language.
/// </summary>
internal sealed class StartTexts
{
    private const string English = "en";

    private readonly StartTemplate[] _templates;

    private StartTexts(IEnumerable<StartTemplate> templates) =>
        _templates = [.. templates.OrderByDescending(template => template.Weight)];

    /// <summary>Null for English, and for a language without texts.</summary>
    public static StartTexts? Of(string language)
    {
        if (language == English)
            return null;
        StartTemplate[] templates = [.. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => !assembly.IsDynamic).SelectMany(assembly => Read(assembly, language))];
        return templates.Length == 0 ? null : new(templates);
    }

    /// <summary>
    /// Returns the translation, or the text itself when it matches no template. The matching template with the longest fixed text is used;
    /// a location and its error, separated by a colon, are translated separately.
    /// </summary>
    public string Translate(string text)
    {
        foreach (var template in _templates)
        {
            if (template.Match(text) is not { } found)
                continue;
            var values = found.ToDictionary(part => part.Name, part => Value(part.Name, part.Value));
            if (!template.IsPlace || values["error"] != found.Single(part => part.Name == "error").Value)
                return template.Fill(values);
        }

        return text;
    }

    private string Value(string name, string value) => StartTemplate.IsList(name)
        ? string.Join(Translate(StartTemplate.And), value.Split(StartTemplate.And).Select(Translate))
        : Translate(value);

    private static IEnumerable<StartTemplate> Read(Assembly assembly, string language)
    {
        if (Texts(assembly, English) is not { } english || Texts(assembly, language) is not { } other)
            return [];
        return english.Where(pair => other.ContainsKey(pair.Key)).Select(pair => new StartTemplate(pair.Key, pair.Value, other[pair.Key]));
    }

    private static Dictionary<string, string>? Texts(Assembly assembly, string language)
    {
        using var stream = assembly.GetManifestResourceStream($"PhalNet.Start.{language}.json");
        return stream is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
    }
}
