using System.Data;
using FluentMigrator;

namespace Modules.Platform;

[Migration(3, "Messages stored once, mailboxes with a sequence of changes, accounts")]
internal sealed class SplitMessages(UpgradeProgress progress) : ForwardOnlyMigration
{
    public override void Up()
    {
        Execute.WithConnection((connection, transaction) =>
        {
            var upgrade = new MessageUpgrade(connection, transaction, progress);
            OldMessages.Check(connection, transaction);
            upgrade.CreateTables();
            upgrade.MoveMessages();
            upgrade.MoveTokens();
            upgrade.DropOldTables();
        });
    }
}

/// <summary>
/// Migrates the rows of version 2, one for each mailbox, to messages and mailboxes. A message takes the id of the sender's row, and the
/// recipient's row has the next number; both remain the ids of the two copies.
/// </summary>
internal sealed class MessageUpgrade(IDbConnection connection, IDbTransaction transaction, UpgradeProgress progress)
{
    private const int MailboxesAtOnce = 2_000;

    public void CreateTables()
    {
        Run("DROP INDEX chat_message_mailbox");
        Run("DROP INDEX chat_message_mailbox_peer");
        Run("CREATE INDEX chat_message_old_mailbox ON chat_message (uuid, id)");
        Run("ALTER TABLE chat_message RENAME TO chat_message_old");
        Run("DROP INDEX IF EXISTS access_token_expire_at");
        Run("ALTER TABLE access_token RENAME TO access_token_old");
        foreach (var statement in SqliteTables.Create)
            Run(statement);
    }

    public void MoveMessages()
    {
        Run("INSERT INTO chat_message (id, sender, recipient, type, data, ext_data, add_time) SELECT id, uuid, chat_message_to_uuid, "
            + "chat_message_type, chat_message_data, ext_data, add_time FROM chat_message_old WHERE chat_message_io = 'out'");

        // The sender's row was deleted; the recipient keeps the message.
        Run("INSERT INTO chat_message (id, sender, recipient, type, data, ext_data, add_time) SELECT id - 1, chat_message_to_uuid, uuid, "
            + "chat_message_type, chat_message_data, ext_data, add_time FROM chat_message_old o "
            + "WHERE chat_message_io = 'in' AND NOT EXISTS "
            + "(SELECT 1 FROM chat_message_old s WHERE s.id = o.id - 1 AND s.chat_message_io = 'out' AND s.chat_message_to_uuid = o.uuid)");
        Run("INSERT INTO mailbox (uuid) SELECT uuid FROM chat_message_old UNION SELECT chat_message_to_uuid FROM chat_message_old");
        var mailboxes = Number("SELECT coalesce(max(id), 0) FROM mailbox");
        for (var done = 0L; done < mailboxes; done += MailboxesAtOnce)
        {
            FillMailboxes(done, done + MailboxesAtOnce);
            progress.Report(Math.Min(done + MailboxesAtOnce, mailboxes), mailboxes);
        }

        Run("UPDATE platform_state SET value = (SELECT coalesce(max(id), 0) FROM chat_message) WHERE name = 'applied'");
    }

    /// <summary>
    /// Tokens stay valid until they expire: their members get an account without a password, their applications one without a secret.
    /// </summary>
    public void MoveTokens()
    {
        Run("INSERT INTO application (app_key, name, services, is_enabled, created_at) "
            + "SELECT DISTINCT app_key, app_key, '*', 1, unixepoch() FROM access_token_old");
        Run("INSERT INTO member (uuid, is_enabled, created_at) SELECT DISTINCT member_uuid, 1, unixepoch() FROM access_token_old");
        Run("INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) "
            + "SELECT token_hash, app_key, member_uuid, unixepoch(), expire_at FROM access_token_old");
    }

    public void DropOldTables()
    {
        Run("DROP TABLE chat_message_old");
        Run("DROP TABLE access_token_old");
    }

    private void FillMailboxes(long after, long last)
    {
        var range = $"b.id > {after} AND b.id <= {last}";
        var rows = "FROM mailbox b CROSS JOIN chat_message_old o ON o.uuid = b.uuid "
            + $"JOIN mailbox p ON p.uuid = o.chat_message_to_uuid WHERE {range}";
        Run("INSERT INTO mailbox_entry (owner, id, peer, sequence, io, is_read) SELECT b.id, o.id, p.id, "
            + "row_number() OVER (PARTITION BY b.id ORDER BY o.id), o.chat_message_io = 'in', o.chat_message_is_read "
            + $"{rows} ORDER BY b.id, o.id");
        Run("INSERT INTO mailbox_change (owner, sequence, kind, id) SELECT b.owner, b.sequence, 1, b.id FROM mailbox_entry b "
            + $"WHERE b.owner > {after} AND b.owner <= {last}");
        Run("INSERT INTO conversation (owner, peer, last_id, unread) SELECT b.owner, b.peer, max(b.id), sum(b.io = 1 AND b.is_read = 0) "
            + $"FROM mailbox_entry b WHERE b.owner > {after} AND b.owner <= {last} GROUP BY b.owner, b.peer");
        Run("UPDATE mailbox SET sequence = g.entries, unread = g.unread, applied_id = g.last_id FROM (SELECT b.owner, count(*) AS entries, "
            + "sum(b.io = 1 AND b.is_read = 0) AS unread, max(b.id) AS last_id FROM mailbox_entry b "
            + $"WHERE b.owner > {after} AND b.owner <= {last} GROUP BY b.owner) g WHERE mailbox.id = g.owner");
    }

    private void Run(string statement)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private long Number(string statement)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = statement;
        return Convert.ToInt64(command.ExecuteScalar(), null);
    }
}
