using Microsoft.AspNetCore.Http.Features;

namespace PhalNet.Benchmarks.Setting;

/// <summary>Says whether a request has a body, as every server does; without it a GET's body would be looked for.</summary>
internal sealed class BodyDetection(bool canHaveBody) : IHttpRequestBodyDetectionFeature
{
    public bool CanHaveBody => canHaveBody;
}
