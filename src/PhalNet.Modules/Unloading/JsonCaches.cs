using System.Text.Json;

namespace PhalNet.Modules;

/// <summary>
/// The serializer's caches: every options object in memory, and the accessors shared by all. This uses the hook of hot reload; each options
/// object rebuilds its metadata at its next use.
/// </summary>
internal static class JsonCaches
{
    public static void Clear()
    {
        var handler = Members.Find(typeof(JsonSerializer), "System.Text.Json.JsonSerializerOptionsUpdateHandler");
        Members.Method(handler, "ClearCache", typeof(Type[])).Invoke(null, [null]);
    }
}
