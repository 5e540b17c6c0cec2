namespace PhalNet.Benchmarks.Platform;

/// <summary>Messages at a steady rate; a line for each period.</summary>
internal static class PacedLoad
{
    public static async Task RunAsync(int port, string[] tokens, string[] recipients, double rate, TimeSpan time, TimeSpan period)
    {
        var latencies = new Latencies();
        var sending = new Pace(port, tokens, recipients, rate).RunAsync(time, (_, due, now) => latencies.Add(now - due));
        for (var left = time; left > period * 1.5; left -= period)
        {
            await sending.WaitAsync(period).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (sending.IsCompleted)
                break;
            Report();
        }

        await sending;
        Report();

        void Report() => Console.WriteLine($"{{{latencies.Take()}}}");
    }
}
