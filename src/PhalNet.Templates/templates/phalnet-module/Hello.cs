using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using PhalNet;

namespace ModuleName;

/// <summary>A first service of the module.</summary>
[Service("ModuleName.Hello")]
public sealed class Hello(IOptions<ModuleNameOptions> options, TimeProvider time)
{
    /// <summary>Greet someone.</summary>
    /// <param name="name">The person to greet.</param>
    /// <returns>The greeting and its time.</returns>
    public Greeting Greet([StringLength(20)] string name = "World") =>
        new($"{options.Value.Greeting}, {name}!", time.GetUtcNow());
}

/// <summary>A greeting.</summary>
/// <param name="Text">The text.</param>
/// <param name="SaidAt">The time of the greeting.</param>
public sealed record Greeting(string Text, DateTimeOffset SaidAt);
