using System.Collections.Frozen;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Texts = System.Collections.Generic.IReadOnlyDictionary<string, System.Collections.Generic.IReadOnlyDictionary<string, string>>;

namespace PhalNet;

/// <summary>Looks up texts in the module's texts, then the application's files and additions, then the built-in texts.</summary>
internal sealed class MessageCatalog : IMessageCatalog
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _texts;
    private readonly string _fallback;

    public MessageCatalog(IEnumerable<MessageTexts> additions, IOptions<PhalNetOptions> options, IHostEnvironment environment)
    {
        _fallback = options.Value.Language;
        var texts = new Dictionary<string, Dictionary<string, string>>(StringComparer.OrdinalIgnoreCase);
        var replacements = MessageFiles.Replacements(options.Value, environment);
        foreach (var (language, entries) in MessageFiles.BuiltIn().Concat(additions).Concat(replacements))
        {
            if (!texts.TryGetValue(language, out var known))
                texts[language] = known = [];
            foreach (var (key, text) in entries)
                known[key] = text;
        }

        _texts = texts.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(), StringComparer.OrdinalIgnoreCase);
        if (!_texts.ContainsKey(_fallback))
            throw new StartOptionsException(typeof(PhalNetOptions),
                [$"PhalNet:Language '{_fallback}' has no messages; available languages: {string.Join(", ", _texts.Keys.Order())}."]);
    }

    public IReadOnlyList<string> Languages => _texts.Keys;

    public string Format(string language, string key, IReadOnlyList<MessageArgument> arguments, Texts? own = null) =>
        arguments is CachingArguments caching
            ? caching.Find(language, key, own) ?? caching.Remember(language, key, own, Fill(language, key, arguments, own))
            : Fill(language, key, arguments, own);

    private string Fill(string language, string key, IReadOnlyList<MessageArgument> arguments, Texts? own)
    {
        var text = Find(language, key, own) ?? Find(_fallback, key, own) ?? key;
        return MessageText.Fill(text, arguments);
    }

    private string? Find(string language, string key, Texts? own)
    {
        if (own is { Count: > 0 } && own.TryGetValue(language, out var ownTexts) && ownTexts.TryGetValue(key, out var ownText))
            return ownText;
        return _texts.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var text) ? text : null;
    }
}
