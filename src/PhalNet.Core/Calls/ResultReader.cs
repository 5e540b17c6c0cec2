namespace PhalNet;

/// <summary>Awaits the return value of a method.</summary>
internal abstract class ResultReader
{
    public abstract ValueTask<object?> ReadAsync(object? returned);

    /// <summary>
    /// The type of the data, unwrapped from a task and from <see cref="CallResult{T}"/>. Object for a <see cref="CallResult"/>, which may
    /// have any data; <see cref="Void"/> for none.
    /// </summary>
    public static Type DataType(Type returnType)
    {
        var type = Awaited(returnType);
        if (type == typeof(CallResult))
            return typeof(object);
        return IsOf(type, typeof(CallResult<>)) ? type.GetGenericArguments()[0] : type;
    }

    /// <summary>The result type of a task; <see cref="Void"/> for none.</summary>
    public static Type Awaited(Type returnType)
    {
        if (returnType == typeof(Task) || returnType == typeof(ValueTask))
            return typeof(void);
        return IsOf(returnType, typeof(Task<>)) || IsOf(returnType, typeof(ValueTask<>)) ? returnType.GetGenericArguments()[0] : returnType;
    }

    public static ResultReader For(Type returnType)
    {
        if (returnType == typeof(Task))
            return new OfTask();
        if (returnType == typeof(ValueTask))
            return new OfValueTask();
        if (IsOf(returnType, typeof(Task<>)))
            return Make(typeof(OfTask<>), returnType);
        if (IsOf(returnType, typeof(ValueTask<>)))
            return Make(typeof(OfValueTask<>), returnType);
        return new Plain();
    }

    private static bool IsOf(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;

    private static ResultReader Make(Type reader, Type returnType) =>
        (ResultReader)Activator.CreateInstance(reader.MakeGenericType(returnType.GetGenericArguments()))!;

    private sealed class Plain : ResultReader
    {
        public override ValueTask<object?> ReadAsync(object? returned) => new(returned);
    }

    private sealed class OfTask : ResultReader
    {
        public override async ValueTask<object?> ReadAsync(object? returned)
        {
            await (Task)returned!;
            return null;
        }
    }

    private sealed class OfValueTask : ResultReader
    {
        public override async ValueTask<object?> ReadAsync(object? returned)
        {
            await (ValueTask)returned!;
            return null;
        }
    }

    private sealed class OfTask<T> : ResultReader
    {
        public override async ValueTask<object?> ReadAsync(object? returned) => await (Task<T>)returned!;
    }

    private sealed class OfValueTask<T> : ResultReader
    {
        public override async ValueTask<object?> ReadAsync(object? returned) => await (ValueTask<T>)returned!;
    }
}
