using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Dates;

/// <summary>Results of PHP's strtotime, recorded by <c>Dates/Recorded/record.php</c>.</summary>
public sealed class RecordedDateTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    [Fact]
    public void Read_EveryRecordedText_GivesWhatPhpGave()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Dates", "Recorded", "strtotime.jsonl"));

        lines.Length.ShouldBeGreaterThan(5000);
        lines.Select(Difference).OfType<string>().ShouldBeEmpty();
    }

    private static string? Difference(string line)
    {
        using var recorded = JsonDocument.Parse(line);
        var (text, now, expected) = (recorded.RootElement[0].GetString()!, recorded.RootElement[1].GetInt64(), recorded.RootElement[2]);
        var seconds = new PhpDateReader(Shanghai, new StoppedClock(now)).Read(text);
        return seconds == (expected.ValueKind == JsonValueKind.Null ? null : expected.GetInt64()) ? null : $"{line} is {seconds}";
    }

    private sealed class StoppedClock(long now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(now);
    }
}
