namespace PhalNet.Docs.Tests.Services;

public enum Carriage
{
    /// <summary>By rail.</summary>
    Rail,

    /// <summary>By sea.</summary>
    Sea,
}
