namespace PhalNet;

/// <summary>
/// How a call ended, with data of a declared type: an action that returns one is documented by its data. The data itself, and a
/// <see cref="CallResult"/> that is passed on, such as that of <see cref="ICallContext.Refuse"/>, are converted to it.
/// </summary>
/// <typeparam name="T">The type of the data; it is written as this type.</typeparam>
public sealed class CallResult<T> : IDeclaredResult
{
    private bool _hasData;
    private CallResult? _given;

    /// <summary>200 when the call went well, 3xx, 4xx or 5xx otherwise.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data. A result of another ret without data is written with <c>{}</c>.</summary>
    public T? Data
    {
        get;
        init
        {
            field = value;
            _hasData = true;
        }
    }

    /// <summary>The message, empty when the call went well.</summary>
    public string Message { get; init; } = "";

    CallResult IDeclaredResult.Result => _given ?? new CallResult { Ret = Ret, Data = _hasData ? Data : null, Message = Message };

    /// <summary>A call that went well.</summary>
#pragma warning disable CA1000 // The type is said where C# cannot find it: data that is null or of a derived type.
    public static CallResult<T> Success(T data) => new() { Data = data };

    /// <summary>A call that was refused.</summary>
    public static CallResult<T> Failure(int ret, string message) => new() { Ret = ret, Message = message };
#pragma warning restore CA1000

    /// <summary>A call that went well.</summary>
    public static implicit operator CallResult<T>(T data) => new() { Data = data };

    /// <summary>Passes a result on as it is.</summary>
    public static implicit operator CallResult<T>(CallResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new() { Ret = result.Ret, Message = result.Message, _given = result };
    }
}

/// <summary>A result with data of a declared type.</summary>
internal interface IDeclaredResult
{
    CallResult Result { get; }
}
