using System.Globalization;
using CsCheck;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Dates;

public sealed class PhpDateReaderTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Wednesday 2024-05-15 10:20:30 in Shanghai.</summary>
    private static readonly DateTimeOffset Now = new(2024, 5, 15, 10, 20, 30, TimeSpan.FromHours(8));

    private static readonly PhpDateReader Reader = new(Shanghai, new FixedClock());

    [Theory]
    [InlineData("2019-02-30", "2019-03-02 00:00:00")]
    [InlineData("2019-13-01", null)]
    [InlineData("2019-03-01 25:00:00", null)]
    [InlineData("2019-03-01 24:00:00", "2019-03-02 00:00:00")]
    [InlineData("2019-03-01 11:30pm", "2019-03-01 23:30:00")]
    [InlineData("@86400", "1970-01-02 08:00:00")]
    [InlineData("1 March 2019 5:06", "2019-03-01 05:06:00")]
    [InlineData("31/12/2019", null)]
    [InlineData("12/31/2019", "2019-12-31 00:00:00")]
    [InlineData("31.12.2019", "2019-12-31 00:00:00")]
    [InlineData("2019-W10-1", "2019-03-04 00:00:00")]
    [InlineData("2019-03-01T00:00:00Z", "2019-03-01 08:00:00")]
    [InlineData("2019-03-01 00:00 Europe/Paris", "2019-03-01 07:00:00")]
    [InlineData("2019-03-31 -1 month", "2019-03-03 00:00:00")]
    [InlineData("last day of february 2020", "2020-02-29 00:00:00")]
    [InlineData("first monday of march 2019", "2019-03-04 00:00:00")]
    [InlineData("last friday of march 2019", "2019-03-29 00:00:00")]
    [InlineData("2019-03-01 12:30 13:30", null)]
    [InlineData("20190301 20190302", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void Read_AbsoluteText_GivesTheLocalTime(string text, string? expected) => Local(text).ShouldBe(expected);

    [Theory]
    [InlineData("now", "2024-05-15 10:20:30")]
    [InlineData(" ", "2024-05-15 10:20:30")]
    [InlineData("today", "2024-05-15 00:00:00")]
    [InlineData("tomorrow noon", "2024-05-16 12:00:00")]
    [InlineData("yesterday 14:00", "2024-05-14 14:00:00")]
    [InlineData("+1 day", "2024-05-16 10:20:30")]
    [InlineData("2 weeks ago", "2024-05-01 10:20:30")]
    [InlineData("+2 hours", "2024-05-15 12:20:30")]
    [InlineData("next monday", "2024-05-20 00:00:00")]
    [InlineData("last monday", "2024-05-13 00:00:00")]
    [InlineData("wednesday", "2024-05-15 00:00:00")]
    [InlineData("next wednesday", "2024-05-22 00:00:00")]
    [InlineData("next month", "2024-06-15 10:20:30")]
    [InlineData("12:30", "2024-05-15 12:30:00")]
    [InlineData("1/1", "2024-01-01 00:00:00")]
    [InlineData("3 weekdays", "2024-05-20 10:20:30")]
    public void Read_RelativeText_StartsFromTheClock(string text, string expected) => Local(text).ShouldBe(expected);

    [Fact]
    public void Read_InTheSummersOf1986To1991_CountsDaylightSaving() => Reader.Read("1988-07-01 12:00:00").ShouldBe(583729200);

    [Fact]
    public void Read_OffsetBeyondADay_IsTakenAsItIs() => Reader.Read("2024-05-15 00:00:00 +31:00").ShouldBe(Reader.Read("2024-05-13 17:00:00 +00:00"));

    [Fact]
    public void Read_AnyText_NeverThrows() =>
        Gen.String[Gen.Char["0123456789-:/.,+@TWZ abdeghilmnorstuvy\n\0年"], 0, 24].Sample(text => Reader.Read(text) is null or > long.MinValue);

    [Fact]
    public void Read_PrintedTime_GivesItBack() => Gen.DateTime[new DateTime(1992, 1, 1), new DateTime(2100, 1, 1)].Sample(time =>
    {
        var text = time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return Local(text) == text;
    });

    private static string? Local(string text) => Reader.Read(text) is { } seconds
        ? TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(seconds), Shanghai).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    private sealed class FixedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
