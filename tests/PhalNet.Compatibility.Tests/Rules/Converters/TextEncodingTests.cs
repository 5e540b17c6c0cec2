using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Rules.Converters;

/// <summary>Lengths returned by PHP's mb_strlen, recorded by <c>Recorded/record.php</c>.</summary>
public sealed class TextEncodingTests
{
    [Fact]
    public void TryGet_EveryRecordedEncoding_CountsAsPhp()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Rules", "Converters", "Recorded", "mb_strlen.jsonl"));

        lines.Length.ShouldBeGreaterThan(1000);
        lines.Select(Difference).OfType<string>().ShouldBeEmpty();
    }

    private static string? Difference(string line)
    {
        using var recorded = JsonDocument.Parse(line);
        var (name, text) = (recorded.RootElement[0].GetString()!, PhpText.FromBytes(recorded.RootElement[1].GetBytesFromBase64()));
        return !TextEncodings.TryGet(name, out var measure) ? $"{name} is not known"
            : measure(text) is var count && count == recorded.RootElement[2].GetInt32() ? null
            : $"{line} is {count}";
    }
}
