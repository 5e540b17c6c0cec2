namespace PhalNet;

/// <summary>Has the last word on the data of a call that went well.</summary>
public interface IResultShaper
{
    /// <summary>Gives the data to show.</summary>
    /// <param name="data">What the action returned, null for nothing.</param>
    /// <param name="declared">The declared return type without its task, <see cref="Void"/> for none.</param>
    object? Shape(object? data, Type declared);
}
