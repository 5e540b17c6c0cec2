using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Modules;

/// <summary>
/// The metadata that serializer options cache for types, and the member accessors shared by all options. Options that have seen no type of
/// the context keep theirs: rebuilding it would cost their next callers milliseconds.
/// </summary>
internal static class JsonCaches
{
    public static void Clear(ContextObjects objects)
    {
        var tracked = Members.Find(typeof(JsonSerializer), "System.Text.Json.JsonSerializerOptions+TrackedOptionsInstances");
        var all = (IEnumerable)Members.Value(tracked.GetProperty("All", Members.Static), null, tracked, "All")!;
        var clear = Members.Method(typeof(JsonSerializerOptions), "ClearCaches");
        foreach (var options in all.Cast<KeyValuePair<JsonSerializerOptions, object?>>().Select(entry => entry.Key))
        {
            if (HasSeen(options, objects))
                clear.Invoke(options, null);
        }

        var resolver = Members.Find(typeof(JsonSerializer), "System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver");
        Members.Method(resolver, "ClearMemberAccessorCaches").Invoke(null, null);
    }

    // Metadata of a polymorphic type also caches the run-time types of values, from any context.
    private static bool HasSeen(JsonSerializerOptions options, ContextObjects objects)
    {
        var context = Members.Field(typeof(JsonSerializerOptions), "_cachingContext").GetValue(options);
        if (context is null)
            return false;
        var cache = (IDictionary)Members.Field(context.GetType(), "_cache").GetValue(context)!;
        var metadata = Members.Field(cache.GetType().GenericTypeArguments[1], "TypeInfo");
        return cache.Keys.Cast<Type>().Any(objects.Owns)
            || cache.Values.Cast<object>().Any(entry => metadata.GetValue(entry) is JsonTypeInfo { PolymorphismOptions: not null });
    }
}
