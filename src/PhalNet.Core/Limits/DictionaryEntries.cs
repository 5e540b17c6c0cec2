using System.Globalization;

namespace PhalNet;

/// <summary>Enumerates the entries of dictionaries of one type, with their keys as written in JSON.</summary>
internal abstract class DictionaryEntries
{
    public static DictionaryEntries For(Type key, Type value) =>
        (DictionaryEntries)Activator.CreateInstance(typeof(DictionaryEntries<,>).MakeGenericType(key, value))!;

    public abstract IEnumerable<(string Key, object? Value)> Of(object dictionary);
}

internal sealed class DictionaryEntries<TKey, TValue> : DictionaryEntries
{
    public override IEnumerable<(string Key, object? Value)> Of(object dictionary) => dictionary switch
    {
        IEnumerable<KeyValuePair<TKey, TValue>> typed => typed.Select(entry => (Text(entry.Key), (object?)entry.Value)),
        System.Collections.IDictionary untyped => untyped.Keys.Cast<object>().Select(key => (Text(key), untyped[key])),
        _ => [],
    };

    private static string Text(object? key) => key is Enum member
        ? EnumMember.Of(key.GetType()).FirstOrDefault(known => known.Value.Equals(member))?.Name ?? $"{member}"
        : Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
}
