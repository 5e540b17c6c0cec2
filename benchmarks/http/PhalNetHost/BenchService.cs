namespace PhalNet.Benchmarks.Http;

/// <summary>Declares what every action takes.</summary>
public abstract class BenchService
{
    [Param("access_token")]
    public string? AccessToken { get; set; }
}
