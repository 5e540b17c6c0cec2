using System.Reflection;

namespace PhalNet.Modules;

/// <summary>
/// Where the runtime remembers the code of generic virtual methods, by the addresses of the types' tables. It empties the cache when a
/// context goes, but the small table that it puts in its place keeps what was stored there since the time before (dotnet/runtime, issue
/// 132562): the next context whose tables come to lie at the same addresses then runs code that is gone, and the process ends or hangs. A
/// new cache in the place of the old one has neither.
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
