namespace PhalNet.Faults.Tests;

/// <summary>Tests that count what their own process holds run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzCollection
{
    public const string Name = "Fuzzing";
}
