namespace PhalNet;

/// <summary>Checks what a parameter's value is made of: the members of an object, the elements of a list, however deep.</summary>
internal abstract class ValueGraph
{
    /// <summary>Adds what is wrong, each with the way to it from the parameter.</summary>
    public abstract void Check(object value, ParameterRule rule, IServiceProvider services, FailureList failures);
}
