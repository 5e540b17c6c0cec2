using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace PhalNet.Tests;

/// <summary>Waits for a state that no signal announces.</summary>
internal static class Condition
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a condition is true; fails the test if it stays false.</summary>
    public static async Task WaitAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        for (var waiting = Stopwatch.StartNew(); !condition(); await Task.Delay(5, Xunit.TestContext.Current.CancellationToken))
        {
            if (waiting.Elapsed > Patience)
                Xunit.Assert.Fail($"Not within {Patience.TotalSeconds} s: {text}");
        }
    }
}
