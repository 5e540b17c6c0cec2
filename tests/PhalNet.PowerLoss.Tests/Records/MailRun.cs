using PhalNet.PowerLoss.Tests.Mail;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>What the clients of one run of the server share.</summary>
/// <param name="name">Makes the texts of this run unique.</param>
/// <param name="sent">Records the messages.</param>
/// <param name="operations">How many requests to make.</param>
/// <param name="hasTokens">Whether each client is a separate member; without tokens they are all the demo member.</param>
/// <param name="kill">Kills the server; null for a run that ends normally.</param>
internal sealed class MailRun(string name, AllSentMail sent, int operations, bool hasTokens, Action? kill)
{
    private const int Clients = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<long>> _received = [];
    private int _begun;
    private int _done;

    public string Name => name;

    public AllSentMail Sent => sent;

    public bool HasTokens => hasTokens;

    public bool IsToBeKilled => kill is not null;

    public IReadOnlyList<string> Members { get; } =
        [.. Enumerable.Range(0, Clients).Select(number => hasTokens ? SendMember.All[number].Uuid : StoredMail.Demo)];

    public IReadOnlyList<string> Peers { get; } = [.. SendMember.All.Take(Clients).Select(member => member.Uuid)];

    /// <summary>Copies that a member certainly has.</summary>
    public IReadOnlyList<long> ReceivedBy(string member)
    {
        lock (_lock)
            return [.. _received.GetValueOrDefault(member, [])];
    }

    public void Received(string member, long id)
    {
        lock (_lock)
        {
            if (!_received.TryGetValue(member, out var ids))
                _received.Add(member, ids = []);
            ids.Add(id);
        }
    }

    public bool TryBegin() => Interlocked.Increment(ref _begun) <= operations;

    /// <summary>Kills the server under load, when nine tenths are done.</summary>
    public void Done()
    {
        if (Interlocked.Increment(ref _done) == operations * 9 / 10)
            kill?.Invoke();
    }

    public async Task<IReadOnlyList<MailClient>> RunAsync(Uri url, int seed)
    {
        MailClient[] clients = [.. Enumerable.Range(0, Clients)
            .Select(number => new MailClient(this, number, new Random(unchecked((seed * 397) ^ number))))];
        await Task.WhenAll(clients.Select(client => Task.Run(() => client.RunAsync(url))));
        return clients;
    }
}
