using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Server.Tests.Logging;

public sealed class RepeatedLinesTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _written = [];

    [Fact]
    public void Log_ARepeatedFault_IsWrittenAFewTimesThenCounted()
    {
        using var lines = new RepeatedLines(new Written(_written), _time);
        var logger = lines.CreateLogger("Some.Category");

        for (var i = 0; i < 100; i++)
            logger.LogError(new EventId(7), new IOException("disk"), "number {Number}", i);
        _written.Count.ShouldBe(RepeatedLines.Written);

        _time.Advance(RepeatedLines.Period);

        _written[^1].ShouldBe("95 more entries of event 7 (IOException) in the last 60 seconds were not written");
        logger.LogError(new EventId(7), new IOException("disk"), "again");
        _written[^1].ShouldBe("again");
    }

    [Fact]
    public void Log_FaultsOfDifferentServices_AreDifferentFaults()
    {
        using var lines = new RepeatedLines(new Written(_written), _time);
        var logger = lines.CreateLogger("Some.Category");

        for (var i = 0; i < 20; i++)
            logger.LogError("{Service} failed", $"Shop.Order.{i}");

        _written.Count.ShouldBe(20);
    }

    [Fact]
    public void Log_Information_IsAlwaysWritten()
    {
        using var lines = new RepeatedLines(new Written(_written), _time);
        var logger = lines.CreateLogger("Some.Category");

        for (var i = 0; i < 20; i++)
            logger.LogInformation("the same");

        _written.Count.ShouldBe(20);
    }

    [Fact]
    public void Dispose_WithLinesThatWereCounted_TellsOfThem()
    {
        var lines = new RepeatedLines(new Written(_written), _time);
        var logger = lines.CreateLogger("Some.Category");
        for (var i = 0; i < 6; i++)
            logger.LogWarning("the same");

        lines.Dispose();

        _written[^1].ShouldBe("1 more entries of event 0 in the last 60 seconds were not written");
    }

    private sealed class Written(List<string> lines) : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
