using System.Text.Json;

namespace PhalNet.Server;

/// <summary>The server's console texts, in the console's language.</summary>
internal static class ServerTexts
{
    public const string Start = "start";
    public const string Export = "export";
    public const string Stop = "stop";
    public const string Command = "command";

    /// <summary>The texts of a language, by key.</summary>
    public static IReadOnlyDictionary<string, string> In(string language)
    {
        using var stream = typeof(ServerTexts).Assembly.GetManifestResourceStream($"PhalNet.Server.Console.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    /// <summary>Replaces the placeholders <c>{name}</c> by values.</summary>
    public static string Fill(string text, params IEnumerable<(string Name, string Value)> values) =>
        values.Aggregate(text, (filled, value) => filled.Replace($"{{{value.Name}}}", value.Value, StringComparison.Ordinal));

    /// <summary>
    /// The language of the console before the configuration is read: from the command line, the environment, or the terminal's variables.
    /// </summary>
    /// <param name="settings">Settings in the form <c>--Section:Key=VALUE</c>.</param>
    public static string Language(IEnumerable<string> settings)
    {
        const string Setting = $"--PhalNet:{nameof(PhalNetOptions.ConsoleLanguage)}=";
        var given = settings.LastOrDefault(setting => setting.StartsWith(Setting, StringComparison.OrdinalIgnoreCase));
        return ConsoleLanguage.Find(given?[Setting.Length..] ?? Environment.GetEnvironmentVariable("PhalNet__ConsoleLanguage"));
    }
}
