using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PhalNet.Modules;

/// <summary>Recognises the types, members and objects of a load context.</summary>
internal sealed class ContextObjects(AssemblyLoadContext context)
{
    private const int Attempts = 1000;

    public AssemblyLoadContext Context => context;

    public bool Owns(Type? type)
    {
        if (type is null)
            return false;
        return type.HasElementType
            ? Owns(type.GetElementType())
            : AssemblyLoadContext.GetLoadContext(type.Assembly) == context || type.GenericTypeArguments.Any(Owns);
    }

    public bool Owns(object? value) => value switch
    {
        null => false,
        Type type => Owns(type),
        MethodBase method => Owns(method.ReflectedType) || method.GetParameters().Any(parameter => Owns(parameter.ParameterType)),
        MemberInfo member => Owns(member.ReflectedType),
        Delegate handler => handler.GetInvocationList().Any(OwnsHandler),
        ITuple tuple => Enumerable.Range(0, tuple.Length).Any(i => Owns(tuple[i])),
        _ => Owns(value.GetType()),
    };

    /// <summary>Removes the context's keys from a table, or its elements from a list or set; does nothing for other objects.</summary>
    public void RemoveFrom(object? cache)
    {
        switch (cache)
        {
            case IDictionary table:
                lock (table is Hashtable hashtable ? hashtable.SyncRoot : table)
                {
                    foreach (var key in Copy(table.Keys).Where(key => Owns(key)))
                        table.Remove(key);
                }

                break;
            case IList { IsFixedSize: false, IsReadOnly: false } list:
                foreach (var element in Copy(list).Where(element => Owns(element)))
                    list.Remove(element);
                break;
            case HashSet<Type> types:
                types.RemoveWhere(Owns);
                break;
        }
    }

    /// <summary>Copies a collection that other threads may change: the locks of some tables cannot be taken from here.</summary>
    public static object[] Copy(ICollection values)
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

    private bool OwnsHandler(Delegate handler) => Owns(handler.Method) || (handler.Target is { } target && Owns(target));
}
