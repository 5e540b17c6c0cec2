using System.Reflection;

namespace PhalNet.Modules;

/// <summary>
/// The runtime's cache of code of generic virtual methods, keyed by the addresses of the types' method tables. The runtime empties it when
/// a context is collected, but the small table it puts in its place keeps what was stored there earlier (dotnet/runtime, issue 132562): the
/// next context whose tables get the same addresses then runs code that no longer exists, and the process crashes or hangs. Replacing the
/// cache by a new one avoids that.
/// </summary>
internal static class GenericMethodCache
{
    private const string Namespace = "System.Runtime.CompilerServices";

    public static void Clear()
    {
        var field = Members.Field(Members.Find(typeof(object), $"{Namespace}.VirtualDispatchHelpers"), "s_virtualFunctionPointerCache");
        var cache = field.GetValue(null)!;
        var constructor = field.FieldType.GetConstructor(Members.Instance, [typeof(int), typeof(int)])
            ?? throw new MissingMethodException(field.FieldType.FullName, ConstructorInfo.ConstructorName);
        object?[] sizes =
        [
            Members.Field(field.FieldType, "_initialCacheSize").GetValue(cache),
            Members.Field(field.FieldType, "_maxCacheSize").GetValue(cache),
        ];
        field.SetValue(null, constructor.Invoke(sizes));
    }
}
