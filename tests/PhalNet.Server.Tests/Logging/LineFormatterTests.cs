using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Server.Tests.Logging;

public sealed class LineFormatterTests
{
    [Fact]
    public void Write_AMessageWithLineEndsAndAnException_IsOneLine()
    {
        var line = Format("a\r\nb", new IOException("first\nsecond"));

        line.ShouldBe($"2000-01-01 00:00:00 fail: Some.Category[7] a  b System.IO.IOException: first second{Environment.NewLine}");
    }

    [Fact]
    public void Write_WhatACallerSentAtLength_IsCut()
    {
        var line = Format(new('x', 1_000_000), new IOException(new('y', 1_000_000)));

        line.ShouldContain("… (1000000 characters)");
        line.Length.ShouldBeLessThan(LineFormatter.LongestMessage + LineFormatter.LongestException + 200);
    }

    private static string Format(string message, Exception exception)
    {
        var entry = new LogEntry<string>(LogLevel.Error, "Some.Category", new(7), message, exception, (state, _) => state);
        using var writer = new StringWriter();
        new LineFormatter(new FakeTimeProvider()).Write(entry, null, writer);
        return writer.ToString();
    }
}
