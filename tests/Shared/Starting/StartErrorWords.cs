using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using PhalNet;

[assembly: Xunit.AssemblyFixture(typeof(StartErrorWords))]

/// <summary>
/// Checks every start error that any test of the assembly produces: each line of it has a Chinese text. Messages of service authors and of
/// .NET stay in their language.
/// </summary>
public sealed class StartErrorWords : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _english = [];

    public StartErrorWords() => AppDomain.CurrentDomain.FirstChanceException += Look;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        var left = _english.Where(line => !IsSaid(line.Key, line.Value)).ToArray();
        if (left.Length > 0)
            throw new InvalidOperationException($"Start errors without Chinese words:\n{string.Join('\n', left.Select(line => line.Key))}");
    }

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        string[] lines = thrown.Exception switch
        {
            DeclarationException declarations => [.. declarations.Errors],
            StartException error => [error.Message],
            StartOptionsException options => [.. options.Failures],
            _ => [],
        };
        foreach (var line in lines.Where(line => !_english.ContainsKey(line)))
            _english.TryAdd(line, new StartException(line).Say("zh-CN"));
    }

    private static bool IsSaid(string english, string chinese) =>
        chinese.Any(letter => letter is >= '\u4e00' and <= '\u9fff') || Foreign.Any(part => english.Contains(part, StringComparison.Ordinal));

    // Messages of the tests' own services.
    private static readonly string[] Foreign = ["a tag needs a text.", "Cannot retrieve property 'Description'"];
}
