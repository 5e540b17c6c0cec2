using System.Collections;
using System.ComponentModel;
using System.Reflection;

namespace PhalNet.Modules;

/// <summary>The caches of <see cref="TypeDescriptor"/>: converters of enums and classes, properties, providers.</summary>
internal static class TypeDescriptorCaches
{
    private const int MostProviders = 20;

    /// <summary>The lock under which the class library changes its tables, for all types.</summary>
    public static object Lock => Members.Field(typeof(TypeDescriptor), "s_commonSyncObject").GetValue(null)!;

    public static void Clear(ContextObjects objects)
    {
        lock (Lock)
        {
            var own = Members.StaticValues(typeof(TypeDescriptor)).ToList();
            var reflected = Members.Find(typeof(TypeDescriptor), "System.ComponentModel.ReflectTypeDescriptionProvider");
            foreach (var value in own.Concat(Members.StaticValues(reflected)))
                objects.RemoveFrom(value);
            foreach (var node in own.SelectMany(value => value is IDictionary table ? ContextObjects.Copy(table.Values) : [value]))
                ClearProviders(node, objects);
        }
    }

    // Each type has a chain of providers, and some of them cache types themselves.
    private static void ClearProviders(object? node, ContextObjects objects)
    {
        for (var i = 0; node is not null && i < MostProviders; i++)
        {
            var provider = node.GetType().GetField("Provider", Members.Instance)?.GetValue(node) ?? node;
            for (var type = provider.GetType(); type is not null; type = type.BaseType)
            {
                var fields = type.GetFields(Members.Instance | BindingFlags.DeclaredOnly);
                foreach (var field in fields.Where(field => !field.FieldType.IsValueType))
                    objects.RemoveFrom(field.GetValue(provider));
            }

            node = node.GetType().GetField("Next", Members.Instance)?.GetValue(node);
        }
    }
}
