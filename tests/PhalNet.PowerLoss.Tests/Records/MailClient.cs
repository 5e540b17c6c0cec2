using System.Net.Sockets;
using System.Text;
using PhalNet.PowerLoss.Tests.Mail;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>A member who sends, reads, marks, deletes, recalls and repeats, one request after another on one connection.</summary>
internal sealed class MailClient(MailRun run, int number, Random random)
{
    private static readonly int[] Lengths = [1, 100, 400, 3_000, 16_000];

    private readonly string _member = run.Members[number];
    private readonly List<(SentMail Mail, string Reply)> _sent = [];
    private readonly List<long> _own = [];
    private long _since;
    private int _count;

    /// <summary>Its requests in order.</summary>
    public List<Operation> Operations { get; } = [];

    public int Port { get; private set; }

    /// <summary>Continues until enough was done or the server is gone.</summary>
    public async Task RunAsync(Uri url)
    {
        try
        {
            using var connection = await RawConnection.OpenAsync(url);
            Port = connection.LocalPort;
            while (run.TryBegin())
            {
                var operation = Next();
                Operations.Add(operation);
                await connection.WriteAsync(Request(operation));
                var reply = (await connection.ReadAsync()).Envelope;
                operation.Reply = reply.Text;
                reply.Ret.ShouldBe(200, $"{operation}: {reply.Text}");
                Learn(operation, reply);
                run.Done();
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException && run.IsToBeKilled)
        {
            // The server was killed.
        }
    }

    private Operation Next() => random.Next(100) switch
    {
        < 8 when _sent.Count > 0 => new SendOperation(_sent[random.Next(_sent.Count)].Mail),
        < 16 when run.HasTokens => new ListOperation(_member),
        < 23 => new SyncOperation(_member, _since),
        < 27 when run.HasTokens => new MarkReadOperation(_member, run.ReceivedBy(_member)),
        < 31 when Take(_own) is { } id => new DeleteOperation(_member, id),
        < 35 when Take(_own) is { } id => new RecallOperation(_member, id),
        var dice => Send(isBulk: dice < 43),
    };

    private SendOperation Send(bool isBulk)
    {
        _count++;
        string[] others = [.. run.Peers.Where(peer => peer != _member)];
        random.Shuffle(others);
        var text = $"{run.Name}-{number}-{_count}-{new string('x', Lengths[random.Next(Lengths.Length)])}";
        var key = random.Next(2) == 0 ? null : $"{run.Name}-{number}-{_count}";
        var mail = new SentMail(_member, others[..(isBulk ? random.Next(2, 5) : 1)], text, key);
        run.Sent.Add(mail);
        return new(mail);
    }

    private void Learn(Operation operation, Envelope reply)
    {
        switch (operation)
        {
            case SendOperation repeated when _sent.Find(sent => sent.Mail == repeated.Mail) is { Reply: { } first }:
                reply.Text.ShouldBe(first);
                break;
            case SendOperation send:
                if (send.Mail.Key is not null)
                    _sent.Add((send.Mail, reply.Text));
                foreach (var (recipient, id) in send.Ids(reply))
                {
                    _own.Add(id);
                    run.Received(recipient, id + 1);
                }

                break;
            case SyncOperation:
                _since = reply.Data.GetProperty("next").GetInt64();
                break;
        }
    }

    private long? Take(List<long> ids)
    {
        if (ids.Count == 0)
            return null;
        var at = random.Next(ids.Count);
        var id = ids[at];
        ids.RemoveAt(at);
        return id;
    }

    private string Request(Operation operation)
    {
        List<(string Name, string Value)> values = [.. operation.Values];
        if (run.HasTokens)
            values.Add(("access_token", SendMember.All[number].Token));
        var body = string.Join('&', values.Select(value => $"{value.Name}={Uri.EscapeDataString(value.Value)}"));
        var request = new StringBuilder($"POST /api/platform?s=Platform.ChatMessage.{operation.Action} HTTP/1.1\r\nHost: a\r\n")
            .Append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ").Append(body.Length);
        if (operation.Key is { } key)
            request.Append("\r\nIdempotency-Key: ").Append(key);
        return request.Append("\r\n\r\n").Append(body).ToString();
    }
}
