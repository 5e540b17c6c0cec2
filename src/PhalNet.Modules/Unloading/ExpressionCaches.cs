using System.Collections;
using System.Linq.Expressions;

namespace PhalNet.Modules;

/// <summary>The caches of compiled and interpreted expression trees for methods and delegate types.</summary>
internal static class ExpressionCaches
{
    public static void Clear(ContextObjects objects)
    {
        var cache = Members.Find(typeof(Expression), "System.Dynamic.Utils.CacheDict`2");
        foreach (var type in typeof(Expression).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters))
        {
            foreach (var value in Members.StaticValues(type))
            {
                if (value.GetType() is { IsGenericType: true } own && own.GetGenericTypeDefinition() == cache)
                    ClearEntries(value, objects);
                else if (value is IDictionary)
                    objects.RemoveFrom(value);
            }
        }
    }

    // The cache is a table of fixed size that may drop an entry at any time.
    private static void ClearEntries(object cache, ContextObjects objects)
    {
        var entries = (Array)Members.Field(cache.GetType(), "_entries").GetValue(cache)!;
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries.GetValue(i) is { } entry && (OwnsPart(entry, "_key", objects) || OwnsPart(entry, "_value", objects)))
                entries.SetValue(null, i);
        }
    }

    private static bool OwnsPart(object entry, string field, ContextObjects objects) =>
        objects.Owns(Members.Field(entry.GetType(), field).GetValue(entry));
}
