namespace PhalNet;

/// <summary>
/// Documents a ret that an action, or every action of a class, may return. The same can be written in an XML comment: <c>&lt;exception
/// cref="CallException"&gt;406: the token has expired.&lt;/exception&gt;</c>.
/// </summary>
/// <param name="ret">The ret.</param>
/// <param name="description">When it is returned: a text, or a key of the message catalog.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class ErrorAttribute(int ret, string description) : Attribute
{
    /// <summary>The ret.</summary>
    public int Ret { get; } = ret;

    /// <summary>When it is returned: a text, or a key of the message catalog.</summary>
    public string Description { get; } = description;
}
