namespace PhalNet.Docs.Browser.Tests.Services;

/// <summary>Parameters with the names used for the service in requests; the strict profile refuses them at start.</summary>
[Service("Shop.Collisions")]
public sealed class Collisions
{
    public string S(string s) => $"It is {s}";

    public string Service(string service) => $"It is {service}";
}
