using PhalNet.PowerLoss.Tests.Mail;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>The plan of one run of the server.</summary>
/// <param name="Operations">How many requests.</param>
/// <param name="IsKilled">Whether it ends by SIGKILL during the requests, or by SIGTERM after them.</param>
/// <param name="HasTokens">Whether there are members with tokens.</param>
internal sealed record RunPlan(int Operations, bool IsKilled, bool HasTokens);

/// <summary>The initial state of a recording.</summary>
/// <param name="Fill">Puts files into the data directory.</param>
/// <param name="Owed">Earlier promises.</param>
/// <param name="Sent">Messages sent before.</param>
internal sealed record RecordStart(Action<string> Fill, IReadOnlyList<Promise> Owed, AllSentMail Sent)
{
    public static RecordStart Empty { get; } = new(_ => { }, [], new());
}

/// <summary>What a real server did to its files, and what it promised when, in several runs on one data directory.</summary>
internal sealed class PowerRecord : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<(int Time, Promise Promise)> _promises = [];

    private PowerRecord(RecordStart start)
    {
        Sent = new(start.Sent);
        _promises.AddRange(start.Owed.Select(promise => (0, promise)));
        Data = Directory.CreateDirectory(Path.Combine(_directory.Path, "data")).FullName;
        start.Fill(Data);
    }

    public Trace Trace { get; private set; } = null!;

    public AllSentMail Sent { get; }

    public int Promises => _promises.Count;

    private string Data { get; }

    /// <summary>Makes a recording.</summary>
    /// <param name="name">Makes the texts of this recording unique.</param>
    /// <param name="seed">Determines what the clients do.</param>
    /// <param name="start">The initial state.</param>
    /// <param name="program">Another build of the server; null for the one under test.</param>
    /// <param name="runs">The runs, one after another on the same data directory.</param>
    public static async Task<PowerRecord> MakeAsync(string name, int seed, RecordStart start, string? program, params RunPlan[] runs)
    {
        var record = new PowerRecord(start);
        try
        {
            record.Trace = new(record.Data);
            for (var i = 0; i < runs.Length; i++)
                await record.RunAsync(runs[i], $"{name}{i}", unchecked((seed * 31) + i), program);
            record._promises.Sort((a, b) => a.Time.CompareTo(b.Time));
            return record;
        }
        catch
        {
            record.Dispose();
            throw;
        }
    }

    /// <summary>Everything that was promised up to a time.</summary>
    public IReadOnlyList<Promise> Owed(int time) =>
        [.. _promises.TakeWhile(promise => promise.Time <= time).Select(promise => promise.Promise)];

    public void Dispose() => _directory.Dispose();

    private async Task RunAsync(RunPlan plan, string name, int seed, string? program)
    {
        var trace = Path.Combine(_directory.Path, $"{name}.trace");
        IReadOnlyList<MailClient> clients;
        await using (var server = await TracedServer.StartAsync(Data, trace, program))
        {
            var run = new MailRun(name, Sent, plan.Operations, plan.HasTokens, plan.IsKilled ? server.Crash : null);
            clients = await run.RunAsync(server.Url, seed);
            if (!plan.IsKilled)
                server.AskToStop();
            await server.WaitForEndAsync();
        }

        var began = Trace.Clock;
        Trace.Add(trace, Data, Data);
        File.Delete(trace);
        foreach (var client in clients)
            Note(client, Trace.Calls.Where(call => call.Begin > began && call.Kind == CallKind.Send && call.Port == client.Port));
    }

    // Replies arrive in the order of the requests. The trace may contain more than the client received: data sent while the server was
    // killed.
    private void Note(MailClient client, IEnumerable<TracedCall> sends)
    {
        var answered = 0;
        foreach (var (time, body) in TracedReplies.Of(sends))
        {
            var operation = client.Operations[answered++];
            if (operation.Reply is { } reply)
                body.ShouldBe(reply, "the trace has what the client had");
            _promises.AddRange(operation.Promises(Envelope.Parse(body)).Select(promise => (time, promise)));
        }

        client.Operations.Skip(answered).ShouldAllBe(operation => operation.Reply == null, "the trace has all that the client had");
    }
}
