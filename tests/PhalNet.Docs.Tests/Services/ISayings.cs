namespace PhalNet.Docs.Tests.Services;

/// <summary>What both sides agreed on.</summary>
/// <typeparam name="T">What is said.</typeparam>
public interface ISayings<T>
{
    /// <summary>Say it again</summary>
    /// <param name="what" example="hello">What to say.</param>
    /// <returns>What was said.</returns>
    /// <exception cref="CallException">420: nothing was said.</exception>
    T Repeat(T what);
}
