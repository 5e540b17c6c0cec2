namespace PhalNet;

/// <summary>Validates the content of a parameter's value: the members of an object, the elements of a list, at any depth.</summary>
internal abstract class ValueGraph
{
    /// <summary>Adds the failures, each with its path from the parameter.</summary>
    public abstract void Check(object value, ParameterRule rule, IServiceProvider services, FailureList failures);
}
