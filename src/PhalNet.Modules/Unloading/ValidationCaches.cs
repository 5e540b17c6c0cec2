using System.ComponentModel.DataAnnotations;

namespace PhalNet.Modules;

/// <summary>The type cache of attribute validation.</summary>
internal static class ValidationCaches
{
    private const string Namespace = "System.ComponentModel.DataAnnotations";

    public static void Clear(ContextObjects objects)
    {
        var store = Members.Find(typeof(Validator), $"{Namespace}.ValidationAttributeStore");
        var instance = Members.Value(store.GetProperty("Instance", Members.Static), null, store, "Instance");
        var cache = Members.Find(typeof(Validator), $"{Namespace}.AssociatedMetadataTypeTypeDescriptor+TypeDescriptorCache");
        lock (TypeDescriptorCaches.Lock)
        {
            foreach (var field in store.GetFields(Members.Instance))
                objects.RemoveFrom(field.GetValue(instance));
            foreach (var value in Members.StaticValues(cache))
                objects.RemoveFrom(value);
        }
    }
}
