namespace PhalNet.Docs.Tests.Services;

/// <summary>What the services of the shop have in common.</summary>
/// <typeparam name="T">What they are about.</typeparam>
/// <exception cref="CallException">406: the token of the base class has expired.</exception>
/// <exception cref="CallException">411: said by the base class.</exception>
[Error(412, "shop.closed")]
public abstract class EverythingBase<T>
{
    /// <summary>The token of whoever calls.</summary>
    /// <example>abc123</example>
    [Param("access_token")]
    public string? AccessToken { get; set; }

    /// <summary>Follows a call through logs.</summary>
    [Param("trace")]
    protected string? Trace { get; set; }

    /// <summary>Look at one</summary>
    /// <param name="what">Which one.</param>
    /// <returns>The one looked at.</returns>
    /// <exception cref="CallException">413: it cannot be seen.</exception>
    [Error(414, "It is too dark.")]
    public virtual T Look(T what) => what;

    /// <summary>Count <c>them</c></summary>
    /// <param name="first">The first of them.</param>
    /// <param name="others">The rest.</param>
    public int Count(T first, List<T>? others = null) => 1 + (others?.Count ?? 0);
}
