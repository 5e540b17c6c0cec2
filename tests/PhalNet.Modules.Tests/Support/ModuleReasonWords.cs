using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

[assembly: AssemblyFixture(typeof(PhalNet.Modules.Tests.Support.ModuleReasonWords))]

namespace PhalNet.Modules.Tests.Support;

/// <summary>Checks every reason for which any test's module is refused: each has a Chinese text.</summary>
public sealed class ModuleReasonWords : IDisposable
{
    private readonly ConcurrentDictionary<string, string> _reasons = [];

    public ModuleReasonWords() => AppDomain.CurrentDomain.FirstChanceException += Look;

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Look;
        var left = _reasons.Where(reason => !IsChinese(reason.Value)).Select(reason => reason.Key).ToArray();
        if (left.Length > 0)
            throw new InvalidOperationException($"Reasons without Chinese words:\n{string.Join('\n', left)}");
    }

    public static string InChinese(string reason) => new StartException(reason).Say("zh-CN");

    public static bool IsChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    private void Look(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        var reasons = thrown.Exception switch
        {
            ModuleContentException content => content.Reasons,
            IncompatibleModuleException incompatible => [incompatible.Message],
            _ => [],
        };
        foreach (var reason in reasons.Where(reason => !_reasons.ContainsKey(reason)))
            _reasons.TryAdd(reason, InChinese(reason));
    }
}
