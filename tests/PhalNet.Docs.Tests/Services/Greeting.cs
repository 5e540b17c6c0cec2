namespace PhalNet.Docs.Tests.Services;

/// <summary>Greetings.</summary>
[Service("Shop.Greeting")]
public sealed class Greeting
{
    /// <summary>Say hello</summary>
    /// <param name="name" example="Anna">Whom to greet.</param>
    /// <returns>The greeting.</returns>
    public string Hello(string name = "you") => $"Hello, {name}";
}
