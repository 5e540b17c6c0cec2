using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Modules.RealLife;

/// <summary>Ticks as long as the module runs.</summary>
/// <param name="time">The host's clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class Clock(TimeProvider time, ILogger<Clock> logger) : BackgroundService
{
    private int _ticks;

    /// <summary>How often it has ticked.</summary>
    public int Ticks => Volatile.Read(ref _ticks);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["part"] = "clock" });
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Ticked(logger, Interlocked.Increment(ref _ticks));
    }

    [LoggerMessage(LogLevel.Debug, "tick {Number}")]
    private static partial void Ticked(ILogger logger, int number);
}
