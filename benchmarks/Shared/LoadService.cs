namespace PhalNet.Benchmarks.Shared;

/// <summary>The base class of all generated services: one parameter common to all actions.</summary>
public abstract class LoadService
{
    [Param("access_token")]
    public string? AccessToken { get; set; }
}
