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
    [InlineData("2024-05-15 10:00:00 +1 day", "2024-05-16 10:00:00")]
    [InlineData("00:30 March 05, 2000", "2000-03-05 00:30:00")]
    [InlineData("Mon Jan 01 2024 10:00:00 GMT+0800 (CST)", "2024-01-01 10:00:00")]
    [InlineData("Mon Jan 01 2024 10:00:00 GMT+0800", "2024-01-01 10:00:00")]
    [InlineData("Mon Jan 01 2024 10:00:00 GMT+0800 (China Standard Time)", null)]
    [InlineData("Jul-29-2024", "2024-07-29 00:00:00")]
    [InlineData("Sat Apr 30 17:52:13 2016", "2016-04-30 17:52:13")]
    [InlineData("2024-05-15\u00a010:00", "2024-05-15 10:00:00")]
    [InlineData("\02024-05-15", "2024-05-15 00:00:00")]
    [InlineData("\02023/3/32", null)]
    [InlineData(" ", null)]
    [InlineData("\0", null)]
    [InlineData("\0 \0", null)]
    [InlineData(".,", null)]
    [InlineData("\u00a0", null)]
    [InlineData("2024-August-05", "2024-08-01 13:00:00")]
    [InlineData("15 VI 2024", "2024-06-15 00:00:00")]
    [InlineData("15 vi 2024", null)]
    [InlineData("2024-05-15;", null)]
    [InlineData("10:00:00,5 2024-05-15", null)]
    [InlineData("2000-12-09 x", "2000-12-09 19:00:00")]
    [InlineData("+2024-05-15", "2024-05-15 00:00:00")]
    [InlineData("@0 12:00", "1970-01-01 20:00:00")]
    [InlineData("2024-05-15 back of 7pm", "2024-05-15 19:15:00")]
    [InlineData("2024-05-15 front of 7pm", "2024-05-15 18:45:00")]
    [InlineData("1971-12-15 previous usec", "1971-12-14 23:59:59")]
    [InlineData("2024-05-15 10:00 Europe/Paris", "2024-05-15 16:00:00")]
    [InlineData("2024-05-15 10:00 asia/tokyo", null)]
    [InlineData("nonsense", null)]
    [InlineData("", null)]
    public void Read_AbsoluteText_GivesTheLocalTime(string text, string? expected) => Local(text).ShouldBe(expected);

    [Theory]
    [InlineData("now", "2024-05-15 10:20:30")]
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
    [InlineData("10:00 next month", "2024-06-15 10:00:00")]
    [InlineData("monday this week", "2024-05-13 00:00:00")]
    [InlineData("sunday this week", "2024-05-19 00:00:00")]
    [InlineData("friday last week", "2024-05-10 00:00:00")]
    [InlineData("next week", "2024-05-20 10:20:30")]
    [InlineData("10:00 monday", "2024-05-20 00:00:00")]
    [InlineData("monday 10:00", "2024-05-20 10:00:00")]
    [InlineData("weekdays", "2024-05-20 00:00:00")]
    [InlineData("1/1", "2024-01-01 00:00:00")]
    [InlineData("3 weekdays", "2024-05-20 10:20:30")]
    public void Read_RelativeText_StartsFromTheClock(string text, string expected) => Local(text).ShouldBe(expected);

    [Fact]
    public void Read_InTheSummersOf1986To1991_CountsDaylightSaving() => Reader.Read("1988-07-01 12:00:00").ShouldBe(583729200);

    [Fact]
    public void Read_OffsetBeyondADay_IsTakenAsItIs() => Reader.Read("2024-05-15 00:00:00 +31").ShouldBe(Reader.Read("2024-05-13 17:00:00 +00:00"));

    [Fact]
    public void Read_LongText_TakesTimeInProportion()
    {
        string[] texts =
        [
            Repeat("+"), Repeat(" "), Repeat("+ "), Repeat("monday"), Repeat("first "), Repeat("sunday "), "May 5" + Repeat(","), "1" + Repeat("-"),
        ];
        foreach (var text in texts)
            _ = Reader.Read(text + "x");

        static string Repeat(string text) => string.Concat(Enumerable.Repeat(text, 100_000));
    }

    [Fact]
    public void Read_AmountsBeyondAllClocks_AreNoDate()
    {
        Reader.Read("+9999999999999 years").ShouldBeNull();
        Reader.Read(string.Concat(Enumerable.Repeat("+9999999999999 fortnights ", 1000))).ShouldBeNull();
    }

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
