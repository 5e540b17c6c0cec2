using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>
/// Decides how a null member is written: as <c>[]</c> for a list if the profile requires it, otherwise as null. A null member that is not
/// declared nullable is logged, once per type.
/// </summary>
internal sealed class NullMembers(bool listsAreEmpty, ILogger logger)
{
    private static readonly MethodInfo Typed = typeof(NullMembers).GetMethod(nameof(Guard), BindingFlags.NonPublic | BindingFlags.Static)!;

    public void Modify(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
            return;
        var notice = new Notice(logger, info.Type);
        foreach (var property in info.Properties)
        {
            if (property.Get is not { } get || property.PropertyType.IsValueType || property.CustomConverter is not null
                || property.IsExtensionData)
                continue;
            if (IsFilled(property, info) && EmptyLists.Of(property.PropertyType) is { } empty)
                property.Get = Guarded(property.PropertyType, get, () => empty);
            else if (!property.IsGetNullable)
                property.Get = Guarded(property.PropertyType, get, () => notice.Give(property));
        }
    }

    // A module that omits nulls has already decided how they are written.
    private bool IsFilled(JsonPropertyInfo property, JsonTypeInfo info) =>
        listsAreEmpty
        && property.ShouldSerialize is null
        && info.Options.DefaultIgnoreCondition == JsonIgnoreCondition.Never
        && ResultTypes.IsList(property.PropertyType);

    private static Func<object, object?> Guarded(Type type, Func<object, object?> get, Func<object?> instead) =>
        (Func<object, object?>)Typed.MakeGenericMethod(type).Invoke(null, [get, instead])!;

    private static Func<object, T?> Guard<T>(Func<object, object?> get, Func<object?> instead) where T : class =>
        get is Func<object, T?> typed
            ? target => typed(target) ?? (T?)instead()
            : target => (T?)get(target) ?? (T?)instead();

    private sealed class Notice(ILogger logger, Type type)
    {
        private int _isGiven;

        public object? Give(JsonPropertyInfo property)
        {
            if (Interlocked.Exchange(ref _isGiven, 1) == 0)
                CoreLog.NullMember(logger, type, (property.AttributeProvider as MemberInfo)?.Name ?? property.Name);
            return null;
        }
    }
}
