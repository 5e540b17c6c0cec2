using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Benchmarks.Setting;

/// <summary>Tells whether a request has a body, as every server does; without it the body of a GET would be read.</summary>
internal sealed class BodyDetection(bool canHaveBody) : IHttpRequestBodyDetectionFeature
{
    public bool CanHaveBody => canHaveBody;
}
