namespace PhalNet;

/// <summary>
/// The result of a call with data of a declared type; the documentation describes this type. The data itself converts to it implicitly, and
/// so does a <see cref="CallResult"/> that is passed on, such as that of <see cref="ICallContext.Refuse"/>.
/// </summary>
/// <typeparam name="T">The type that the data is written as.</typeparam>
public sealed class CallResult<T> : IDeclaredResult
{
    private bool _hasData;
    private CallResult? _given;

    /// <summary>200 when the call succeeded; otherwise 3xx, 4xx or 5xx.</summary>
    public int Ret { get; init; } = 200;

    /// <summary>The data. A result with another ret and no data is written with <c>{}</c>.</summary>
    public T? Data
    {
        get;
        init
        {
            field = value;
            _hasData = true;
        }
    }

    /// <summary>The message; empty when the call succeeded.</summary>
    public string Message { get; init; } = "";

    CallResult IDeclaredResult.Result => _given ?? new CallResult { Ret = Ret, Data = _hasData ? Data : null, Message = Message };

    /// <summary>A successful result.</summary>
#pragma warning disable CA1000 // The type argument is needed where C# cannot infer it: for null and for data of a derived type.
    public static CallResult<T> Success(T data) => new() { Data = data };

    /// <summary>A refused call.</summary>
    public static CallResult<T> Failure(int ret, string message) => new() { Ret = ret, Message = message };
#pragma warning restore CA1000

    /// <summary>A successful result.</summary>
    public static implicit operator CallResult<T>(T data) => new() { Data = data };

    /// <summary>Passes a result on unchanged.</summary>
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
