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
        return WriteAsync(statements => MessageStatements.Append(statements, pending, draft, now), Stored, trace, cancellation);

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
        return Task.FromResult(Read(statements => MessageStatements.FindSent(statements, pending, draft, now), trace));
    }

    public async Task<IReadOnlyList<MailboxItem>> ListAsync(MailboxQuery query, CallTrace trace, CancellationToken cancellation) =>
        await ReadAsync(query.Owner, statements => MailboxReading.List(statements, query), trace, cancellation);

    public Task MarkReadAsync(string owner, IReadOnlyList<long> ids, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(owner, statements => MailboxChanging.MarkRead(statements, owner, ids), trace, cancellation);

    public Task<int> MarkAllReadAsync(string owner, string? peer, long? upTo, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(owner, statements => MailboxChanging.MarkAllRead(statements, owner, peer, upTo), trace, cancellation);

    public async Task<bool> DeleteAsync(string owner, long id, CallTrace trace, CancellationToken cancellation) =>
        await ChangeAsync(owner, statements => MailboxChanging.Delete(statements, owner, id), trace, cancellation) > 0;

    public async Task<RecallResult> RecallAsync(
        string owner, long id, long notBefore, CallTrace trace, CancellationToken cancellation)
    {
        var now = Now();
        var recalled = await WriteAsync(
            statements =>
            {
                var last = MemberEntries.Apply(statements, pending, owner);
                return (Last: last, Done: MailboxChanging.Recall(statements, pending, owner, id, notBefore, now));
            },
            written =>
            {
                pending.Applied(owner, written.Last);
                if (written.Done.Peer is not { } peer)
                    return;
                signal.Changed(owner);
                signal.Changed(peer);
            },
            trace,
            cancellation);
        return recalled.Done.Result;
    }

    public async Task<IReadOnlyList<Conversation>> ConversationsAsync(
        string owner, int skip, int count, CallTrace trace, CancellationToken cancellation) =>
        await ReadAsync(owner, statements => MailboxReading.Conversations(statements, owner, skip, count), trace, cancellation);

    public Task<long> UnreadAsync(string owner, string? peer, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(owner, statements => MailboxReading.Unread(statements, owner, peer), trace, cancellation);

    public Task<long> LastSequenceAsync(string owner, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(owner, statements => MailboxReading.LastSequence(statements, owner), trace, cancellation);

    public Task<MailboxChanges> ChangesAsync(string owner, long since, int count, CallTrace trace, CancellationToken cancellation) =>
        ReadAsync(owner, statements => MailboxReading.Changes(statements, owner, since, count), trace, cancellation);

    // Pending messages go into the mailbox first, in the same transaction: positions in the sequence that a reader may have seen already
    // must not be assigned to the change.
    private async Task<int> ChangeAsync(
        string owner,
        Func<SqliteStatements, int> change,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var written = await queue.WriteAsync(
            statements =>
            {
                var last = MemberEntries.Apply(statements, pending, owner);
                return (Last: last, Changed: change(statements));
            },
            done =>
            {
                pending.Applied(owner, done.Last);
                if (done.Changed > 0)
                    signal.Changed(owner);
            },
            trace,
            new(file, line, member),
            cancellation);
        return written.Changed;
    }

    // Pending messages are put into this mailbox now. If the disk has no space for them, the reader gets the result of a preview; the
    // positions in the sequence are those they get later, because nothing comes before them.
    private async Task<T> ReadAsync<T>(
        string owner,
        Func<SqliteStatements, T> read,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var caller = new CodeLocation(file, line, member);
        if (!pending.Has(owner))
            return readers.Read(read, trace, caller);
        try
        {
            await queue.WriteAsync(
                statements => MemberEntries.Apply(statements, pending, owner),
                last => pending.Applied(owner, last),
                trace,
                caller,
                cancellation);
        }
        catch (DiskFullException)
        {
            return await queue.PreviewAsync(
                statements =>
                {
                    MemberEntries.Apply(statements, pending, owner);
                    return read(statements);
                },
                trace,
                caller,
                cancellation);
        }

        return readers.Read(read, trace, caller);
    }

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
