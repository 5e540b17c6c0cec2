namespace PhalNet.Docs.Tests.Support;

/// <summary>The system's time with an offset.</summary>
public sealed class ShiftedTime : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Shift;
}
