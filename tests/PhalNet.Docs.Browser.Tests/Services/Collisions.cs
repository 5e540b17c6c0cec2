namespace PhalNet.Docs.Browser.Tests.Services;

/// <summary>Parameters with the names that a request names the service by; the strict profile refuses them at the start.</summary>
[Service("Shop.Collisions")]
public sealed class Collisions
{
    public string S(string s) => $"It is {s}";

    public string Service(string service) => $"It is {service}";
}
