namespace PhalNet.Benchmarks.Shared;

/// <summary>The base of all generated services: one parameter every action has.</summary>
public abstract class LoadService
{
    [Param("access_token")]
    public string? AccessToken { get; set; }
}
