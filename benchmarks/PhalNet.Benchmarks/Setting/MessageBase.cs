namespace PhalNet.Benchmarks.Setting;

public abstract class MessageBase
{
    [Param("access_token")]
    public string? AccessToken { get; set; }
}
