using System.Collections.Frozen;
using System.Text.Json;

namespace PhalNet.Internal.Strict;

/// <summary>The types that rules without a C# parameter can name.</summary>
internal static class ConfiguredTypes
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>
    {
        ["string"] = typeof(string),
        ["int"] = typeof(int),
        ["long"] = typeof(long),
        ["decimal"] = typeof(decimal),
        ["double"] = typeof(double),
        ["bool"] = typeof(bool),
        ["datetime"] = typeof(DateTimeOffset),
        ["date"] = typeof(DateOnly),
        ["time"] = typeof(TimeOnly),
        ["enum"] = typeof(string),
        ["array"] = typeof(string[]),
        ["object"] = typeof(JsonElement),
        ["file"] = typeof(UploadedFile),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => Types.Keys.Order(StringComparer.Ordinal);

    public static Type? Find(string name) => Types.GetValueOrDefault(name);
}
