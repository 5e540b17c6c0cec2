using System.Data.Common;
using System.Runtime.CompilerServices;
using PhalNet;

namespace Modules.Platform;

/// <summary>
/// Messages and mailboxes in PostgreSQL. A message and its entries in both mailboxes are stored in one transaction, so that several
/// processes can serve one database without work to catch up on.
/// </summary>
internal sealed class PostgresMessageStore(PostgresWriter writer, PostgresRunner runner, IMailboxSignal signal, TimeProvider time)
    : IMessageStore
{
    private const char Nul = '\0';

    public Task<AppendResult> AppendAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation)
    {
        // PostgreSQL text cannot contain NUL.
        (string Name, string? Text)[] texts = [("chat_message_data", draft.Data), ("ext_data", draft.ExtData)];
        foreach (var (name, text) in texts)
        {
            if (text is not null && text.Contains(Nul, StringComparison.Ordinal))
                throw new BadRequestException("message.nul", new MessageArgument("name", name));
        }

        return StoreAsync(draft, trace, cancellation);
    }

    public async Task<AppendResult?> FindSentAsync(MessageDraft draft, CallTrace trace, CancellationToken cancellation)
    {
        if (draft.Key is null)
            return null;
        var sent = await ReadAsync(PostgresAppending.FindSent([(0, draft)], Now()), PostgresAppending.ReadSent, trace, cancellation);
        return sent.Count == 0 ? null : PostgresWriter.SentBefore(draft, sent);
    }

    public async Task<IReadOnlyList<MailboxItem>> ListAsync(MailboxQuery query, CallTrace trace, CancellationToken cancellation) =>
        await ReadAsync(PostgresReading.List(query), PostgresReading.ReadItem, trace, cancellation);

    public Task MarkReadAsync(string owner, IReadOnlyList<long> ids, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(owner, PostgresChanging.MarkRead(owner, ids), trace, cancellation);

    public Task<int> MarkAllReadAsync(string owner, string? peer, long? upTo, CallTrace trace, CancellationToken cancellation) =>
        ChangeAsync(owner, PostgresChanging.MarkAllRead(owner, peer, upTo ?? long.MaxValue), trace, cancellation);

    public async Task<bool> DeleteAsync(string owner, long id, CallTrace trace, CancellationToken cancellation) =>
        await ChangeAsync(owner, PostgresChanging.Delete(owner, id), trace, cancellation) > 0;

    public async Task<RecallResult> RecallAsync(
        string owner, long id, long notBefore, CallTrace trace, CancellationToken cancellation)
    {
        var rows = await ChangeAsync(
            PostgresChanging.Recall(owner, id, notBefore, Now()),
            row => ((RecallResult)row.GetInt32(0), row.IsDBNull(1) ? null : row.GetString(1)),
            trace,
            cancellation);
        var (result, recipient) = rows[0];
        if (recipient is not null)
        {
            signal.Changed(owner);
            signal.Changed(recipient);
        }

        return result;
    }

    public async Task<IReadOnlyList<Conversation>> ConversationsAsync(
        string owner, int skip, int count, CallTrace trace, CancellationToken cancellation) =>
        await ReadAsync(PostgresReading.Conversations(owner, skip, count), PostgresReading.ReadConversation, trace, cancellation);

    public async Task<long> UnreadAsync(string owner, string? peer, CallTrace trace, CancellationToken cancellation) =>
        (await ReadAsync(PostgresReading.Unread(owner, peer), Number, trace, cancellation)).FirstOrDefault();

    public async Task<long> LastSequenceAsync(string owner, CallTrace trace, CancellationToken cancellation) =>
        (await ReadAsync(PostgresReading.LastSequence(owner), Number, trace, cancellation)).FirstOrDefault();

    public async Task<MailboxChanges> ChangesAsync(string owner, long since, int count, CallTrace trace, CancellationToken cancellation)
    {
        var changes = await ReadAsync(PostgresReading.Changes(owner, since, count + 1), PostgresReading.ReadChange, trace, cancellation);
        return new([.. changes.Take(count)], changes.Count <= count);
    }

    private Task<AppendResult> StoreAsync(
        MessageDraft draft,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        writer.StoreAsync(draft, trace, new(file, line, member), cancellation);

    private async Task<int> ChangeAsync(
        string owner,
        Statement[] statements,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "")
    {
        var changed = (await runner.QueryAsync(statements, Number, trace, new(file, line, member), cancellation))[0];
        if (changed > 0)
            signal.Changed(owner);
        return (int)changed;
    }

    private Task<List<T>> ChangeAsync<T>(
        Statement[] statements,
        Func<DbDataReader, T> read,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        runner.QueryAsync(statements, read, trace, new(file, line, member), cancellation);

    private ValueTask<List<T>> ReadAsync<T>(
        Statement statement,
        Func<DbDataReader, T> read,
        CallTrace trace,
        CancellationToken cancellation,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        runner.QueryAsync(statement, read, trace, new(file, line, member), cancellation);

    private static long Number(DbDataReader row) => row.GetInt64(0);

    private long Now() => time.GetUtcNow().ToUnixTimeSeconds();
}
