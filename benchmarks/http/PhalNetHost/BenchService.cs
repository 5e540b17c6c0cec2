namespace PhalNet.Benchmarks.Http;

/// <summary>Declares the common parameter of all actions.</summary>
public abstract class BenchService
{
    [Param("access_token")]
    public string? AccessToken { get; set; }
}
