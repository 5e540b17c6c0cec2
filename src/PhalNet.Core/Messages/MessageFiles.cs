using System.Text.Json;
using Microsoft.Extensions.Hosting;

namespace PhalNet;

internal static class MessageFiles
{
    private const string Prefix = "PhalNet.Messages.";

    /// <summary>The built-in languages.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh-CN", "en"];

    /// <summary>The built-in texts.</summary>
    public static IEnumerable<MessageTexts> BuiltIn()
    {
        var assembly = typeof(MessageFiles).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            yield return new(resource[Prefix.Length..^".json".Length], JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!);
        }
    }

    /// <summary>The texts of the application's directory.</summary>
    public static IEnumerable<MessageTexts> Replacements(PhalNetOptions options, IHostEnvironment environment)
    {
        if (options.MessagesDirectory is null)
            yield break;
        var directory = Path.Combine(environment.ContentRootPath, options.MessagesDirectory);
        if (!Directory.Exists(directory))
            throw Invalid($"PhalNet:MessagesDirectory '{directory}' does not exist.");
        foreach (var file in Directory.EnumerateFiles(directory, "*.json").Order(StringComparer.Ordinal))
            yield return new(Path.GetFileNameWithoutExtension(file), Read(file));
    }

    private static Dictionary<string, string> Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream);
            if (texts?.FirstOrDefault(pair => pair.Value is null) is { Key: { } key })
                throw Invalid($"{file} has no text for '{key}'.");
            return texts ?? throw Invalid($"{file} is empty.");
        }
        catch (JsonException exception)
        {
            throw Invalid($"{file} is not a flat JSON object of keys and texts: {exception.Message}");
        }
    }

    private static StartOptionsException Invalid(string error) => new(typeof(PhalNetOptions), [error]);
}

internal sealed record MessageTexts(string Language, IReadOnlyDictionary<string, string> Texts);
