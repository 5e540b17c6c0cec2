namespace PhalNet.Faults.Tests;

/// <summary>Tests that count resources of their own process run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FuzzCollection
{
    public const string Name = "Fuzzing";
}
