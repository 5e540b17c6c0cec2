using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Platform;

/// <summary>Messages and mailboxes in the SQLite file.</summary>
internal sealed class SqliteMessageStore(
    WriteQueue queue, SqliteReaders readers, PendingMail pending, IMailboxSignal signal, TimeProvider time) : IMessageStore
{
    public Task<AppendResult> AppendAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation)
    {
        var now = Now();
        return WriteAsync(statements => MessageStatements.Append(statements, draft, now), Stored, trace, cancellation);

        void Stored(AppendResult result)
        {
            if (result.Status != AppendStatus.Stored)
                return;
            foreach (var copy in result.Copies)
            {
                pending.Add(draft.Sender, copy.Recipient, copy.Id);
                signal.Changed(copy.Recipient);
            }

            signal.Changed(draft.Sender);
        }
    }

    public Task<AppendResult?> FindSentAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation)
    {
        var now = Now();
        return Task.FromResult(Read(statements => MessageStatements.FindSent(statements, draft, now), trace));
    }

    public async Task<IReadOnlyList<MailboxItem>> ListAsync(MailboxQuery query, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(query.Owner, trace, cancellation);
        return Read(statements => MailboxReading.List(statements, query), trace);
    }

    public Task MarkReadAsync(string owner, IReadOnlyList<long> ids, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(owner, statements => MailboxChanging.MarkRead(statements, owner, ids), trace, cancellation);

    public async Task<int> MarkAllReadAsync(string owner, string? peer, long? upTo, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return await ChangeAsync(owner, statements => MailboxChanging.MarkAllRead(statements, owner, peer, upTo), trace, cancellation);
    }

    public async Task<bool> DeleteAsync(string owner, long id, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return await ChangeAsync(owner, statements => MailboxChanging.Delete(statements, owner, id), trace, cancellation) > 0;
    }

    public async Task<RecallResult> RecallAsync(
        string owner, long id, long notBefore, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        var now = Now();
        var recalled = await WriteAsync(
            statements => MailboxChanging.Recall(statements, pending, owner, id, notBefore, now), Signal, trace, cancellation);
        return recalled.Result;

        void Signal((RecallResult Result, string? Peer) done)
        {
            if (done.Peer is null)
                return;
            signal.Changed(owner);
            signal.Changed(done.Peer);
        }
    }

    public async Task<IReadOnlyList<Conversation>> ConversationsAsync(
        string owner, int skip, int count, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return Read(statements => MailboxReading.Conversations(statements, owner, skip, count), trace);
    }

    public async Task<long> UnreadAsync(string owner, string? peer, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return Read(statements => MailboxReading.Unread(statements, owner, peer), trace);
    }

    public async Task<long> LastSequenceAsync(string owner, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return Read(statements => MailboxReading.LastSequence(statements, owner), trace);
    }

    public async Task<MailboxChanges> ChangesAsync(string owner, long since, int count, CallTrace trace, CancellationToken cancellation)
    {
        await BringUpToDateAsync(owner, trace, cancellation);
        return Read(statements => MailboxReading.Changes(statements, owner, since, count), trace);
    }

    private Task<int> ChangeAsync(
        string owner,
        Func<SqliteStatements, int> change,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        queue.WriteAsync(
            change, changed => { if (changed > 0) signal.Changed(owner); }, trace, new(file, line, member), cancellation);

    // What waits for a round is put into this mailbox now.
    private Task BringUpToDateAsync(
        string owner,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        pending.Has(owner)
            ? queue.WriteAsync(
                statements => MemberEntries.Apply(statements, pending, owner),
                last => pending.Applied(owner, last),
                trace,
                new(file, line, member),
                cancellation)
            : Task.CompletedTask;

    private Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write,
        Action<T> committed,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        queue.WriteAsync(write, committed, trace, new(file, line, member), cancellation);

    private T Read<T>(
        Func<SqliteStatements, T> read,
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        readers.Read(read, trace, new(file, line, member));

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();
}
