namespace PhalNet.Hosting.Tests.Services;

/// <summary>Counts executed calls.</summary>
[Service("App.Tally")]
public sealed class Tally(TallyCount count)
{
    public int Add() => ++count.Value;

    [Verbs("PUT")]
    public int Put() => ++count.Value;
}

public sealed class TallyCount
{
    public int Value { get; set; }
}
