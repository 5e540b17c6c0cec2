using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Running;

/// <summary>One run from the command line. Exit codes: 0 all passed, 1 some failed, 2 nothing could be judged.</summary>
internal sealed class ConformanceRun(TextWriter output, TextWriter error, Func<ICaseServer> start)
{
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(10);

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            var options = RunOptions.Parse(arguments);
            var passes = CasePass.Plan(CaseDirectory.Read(options.Directory), options).ToArray();
            return passes.Length > 0
                ? await RunAsync(passes, cancellation)
                : Refuse(options.Only is { } part ? $"no case to run has \"{part}\" in its id" : "no case to run in this profile");
        }
        catch (CaseDirectoryException exception)
        {
            return Refuse(exception.Message);
        }
        catch (FormatException exception)
        {
            return Refuse($"{exception.Message}; {RunOptions.Usage}");
        }
    }

    private async Task<int> RunAsync(IReadOnlyList<CasePass> passes, CancellationToken cancellation)
    {
        var report = new Report(output);
        await using var server = start();
        using var client = new RawHttpClient(ReplyTimeout);
        var runner = new CaseRunner(server, client);
        foreach (var pass in passes) report.Write(await runner.RunAsync(pass, cancellation));
        report.WriteTotals();
        return report.Failed == 0 ? 0 : 1;
    }

    private int Refuse(string reason)
    {
        error.WriteLine(reason);
        return 2;
    }
}
