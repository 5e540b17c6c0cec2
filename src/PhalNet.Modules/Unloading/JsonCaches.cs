using System.Text.Json;

namespace PhalNet.Modules;

/// <summary>
/// What the serializer remembers of types: every options object in memory, and the accessors shared by all. It is the hook that hot reload
/// uses; each options object makes its metadata anew when it is used next.
/// </summary>
internal static class JsonCaches
{
    public static void Clear()
    {
        var handler = Members.Find(typeof(JsonSerializer), "System.Text.Json.JsonSerializerOptionsUpdateHandler");
        Members.Method(handler, "ClearCache", typeof(Type[])).Invoke(null, [null]);
    }
}
