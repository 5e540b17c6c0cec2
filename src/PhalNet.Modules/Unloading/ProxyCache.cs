using System.Reflection;
using System.Runtime.Loader;

namespace PhalNet.Modules;

/// <summary>
/// The assemblies that <see cref="DispatchProxy"/> has created for a context: its table references the context with a strong handle.
/// </summary>
internal static class ProxyCache
{
    public static void Clear(ContextObjects objects)
    {
        var generator = Members.Find(typeof(DispatchProxy), "System.Reflection.DispatchProxyGenerator");
        var table = Members.Field(generator, "s_alcProxyAssemblyMap").GetValue(null)!;
        Members.Method(table.GetType(), "Remove", typeof(AssemblyLoadContext)).Invoke(table, [objects.Context]);
    }
}
