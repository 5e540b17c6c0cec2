using System.Collections;
using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace PhalNet.Tests.Modules;

/// <summary>Takes the types of a context out of the static caches of the class library, which would hold it in memory.</summary>
internal sealed class FrameworkCaches(AssemblyLoadContext context)
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private const int Attempts = 1000;

    public static void Clear(AssemblyLoadContext context)
    {
        var caches = new FrameworkCaches(context);
        Find(typeof(JsonSerializer), "System.Text.Json.JsonSerializerOptionsUpdateHandler")
            .GetMethod("ClearCache", Static)!.Invoke(null, [null]);

        // The class library changes its tables under this lock, also for types of others.
        lock (typeof(TypeDescriptor).GetField("s_commonSyncObject", Static)!.GetValue(null)!)
        {
            caches.ClearTypeDescriptor();
            caches.ClearAnnotations();
        }
    }

    private static Type Find(Type neighbour, string name) => neighbour.Assembly.GetType(name, throwOnError: true)!;

    private void ClearTypeDescriptor()
    {
        var values = StaticValues(typeof(TypeDescriptor)).ToList();
        var reflected = StaticValues(Find(typeof(TypeDescriptor), "System.ComponentModel.ReflectTypeDescriptionProvider"));
        foreach (var value in values.Concat(reflected))
            Remove(value);
        foreach (var value in values)
        {
            foreach (var node in value is IDictionary table ? Copy(table.Values) : [value])
                ClearProviders(node);
        }
    }

    /// <summary>Each type has a chain of providers, some of which remember types themselves.</summary>
    private void ClearProviders(object? node)
    {
        for (var depth = 0; node is not null && depth < 20; depth++)
        {
            var provider = node.GetType().GetField("Provider", Instance)?.GetValue(node) ?? node;
            for (var type = provider.GetType(); type is not null; type = type.BaseType)
            {
                foreach (var field in type.GetFields(Instance | BindingFlags.DeclaredOnly).Where(field => !field.FieldType.IsValueType))
                    Remove(field.GetValue(provider));
            }

            node = node.GetType().GetField("Next", Instance)?.GetValue(node);
        }
    }

    private void ClearAnnotations()
    {
        const string Name = "System.ComponentModel.DataAnnotations";
        var store = Find(typeof(Validator), Name + ".ValidationAttributeStore");
        var instance = store.GetProperty("Instance", Static)!.GetValue(null);
        foreach (var field in store.GetFields(Instance))
            Remove(field.GetValue(instance));
        foreach (var value in StaticValues(Find(typeof(Validator), Name + ".AssociatedMetadataTypeTypeDescriptor+TypeDescriptorCache")))
            Remove(value);
    }

    private static IEnumerable<object> StaticValues(Type type) => type.GetFields(Static)
        .Where(field => !field.FieldType.IsValueType).Select(field => field.GetValue(null)).OfType<object>();

    private void Remove(object? cache)
    {
        if (cache is not IDictionary table)
            return;
        lock (table is Hashtable hashtable ? hashtable.SyncRoot : table)
        {
            foreach (var key in Copy(table.Keys).Where(IsOurs))
                table.Remove(key);
        }
    }

    // Some tables have locks of their own that cannot be taken from here.
    private static object[] Copy(ICollection values)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return [.. values.Cast<object>()];
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
                Thread.Yield();
            }
        }
    }

    private bool IsOurs(object key) => key switch
    {
        Type type => IsOurs(type),
        MemberInfo member => member.ReflectedType is { } type && IsOurs(type),
        _ => IsOurs(key.GetType()),
    };

    private bool IsOurs(Type type) => type.HasElementType
        ? IsOurs(type.GetElementType()!)
        : AssemblyLoadContext.GetLoadContext(type.Assembly) == context || type.GenericTypeArguments.Any(IsOurs);
}
