using Stubble.Core;
using Stubble.Core.Builders;
using Stubble.Core.Settings;

namespace PhalNet.Docs;

/// <summary>Writes samples; <c>Assets/samples.js</c> writes the same text in the browser.</summary>
internal sealed class SampleWriter
{
    // Values are literals of the sample's language, which HTML escapes would break.
    private static readonly RenderSettings Settings = new() { SkipHtmlEncoding = true };

    private readonly StubbleVisitorRenderer _renderer = new StubbleBuilder().Build();

    public string Write(Sample sample, SampleCall call) => _renderer.Render(sample.Template, SampleView.Of(call), Settings);
}
