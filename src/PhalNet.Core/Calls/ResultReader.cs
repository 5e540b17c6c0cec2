namespace PhalNet;

/// <summary>Gets the data out of what a method returned.</summary>
internal abstract class ResultReader
{
    /// <summary>The data's declared type, <see cref="Void"/> for none.</summary>
    public abstract Type Type { get; }

    public abstract ValueTask<object?> ReadAsync(object? returned);

    /// <summary>What is inside of a task, <see cref="Void"/> for nothing.</summary>
    public static Type DataType(Type returnType)
    {
        if (returnType == typeof(Task) || returnType == typeof(ValueTask))
            return typeof(void);
        var open = returnType.IsGenericType ? returnType.GetGenericTypeDefinition() : null;
        return open == typeof(Task<>) || open == typeof(ValueTask<>) ? returnType.GetGenericArguments()[0] : returnType;
    }

    public static ResultReader For(Type returnType)
    {
        if (returnType == typeof(void))
            return new Plain(typeof(void));
        if (returnType == typeof(Task))
            return new OfTask();
        if (returnType == typeof(ValueTask))
            return new OfValueTask();
        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(Task<>))
            return Make(typeof(OfTask<>), returnType);
        if (returnType.IsGenericType && returnType.GetGenericTypeDefinition() == typeof(ValueTask<>))
            return Make(typeof(OfValueTask<>), returnType);
        return new Plain(returnType);
    }

    private static ResultReader Make(Type reader, Type returnType) =>
        (ResultReader)Activator.CreateInstance(reader.MakeGenericType(returnType.GetGenericArguments()))!;

    private sealed class Plain(Type type) : ResultReader
    {
        public override Type Type => type;

        public override ValueTask<object?> ReadAsync(object? returned) => new(returned);
    }

    private sealed class OfTask : ResultReader
    {
        public override Type Type => typeof(void);

        public override async ValueTask<object?> ReadAsync(object? returned)
        {
            await (Task)returned!;
            return null;
        }
    }

    private sealed class OfValueTask : ResultReader
    {
        public override Type Type => typeof(void);

        public override async ValueTask<object?> ReadAsync(object? returned)
        {
            await (ValueTask)returned!;
            return null;
        }
    }

    private sealed class OfTask<T> : ResultReader
    {
        public override Type Type => typeof(T);

        public override async ValueTask<object?> ReadAsync(object? returned) => await (Task<T>)returned!;
    }

    private sealed class OfValueTask<T> : ResultReader
    {
        public override Type Type => typeof(T);

        public override async ValueTask<object?> ReadAsync(object? returned) => await (ValueTask<T>)returned!;
    }
}
