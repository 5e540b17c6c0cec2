using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Modules.Platform;

/// <summary>A table, which has the same columns in both databases unless a query is given.</summary>
internal sealed record CopiedTable(string Name, params (string Name, NpgsqlDbType Type)[] Columns)
{
    private const NpgsqlDbType Text = NpgsqlDbType.Text;
    private const NpgsqlDbType Number = NpgsqlDbType.Bigint;
    private const NpgsqlDbType Small = NpgsqlDbType.Smallint;

    public static IReadOnlyList<CopiedTable> All { get; } =
    [
        new("application", ("app_key", Text), ("name", Text), ("secret_hash", Text), ("previous_secret_hash", Text), ("services", Text),
            ("is_enabled", Small), ("created_at", Number)),
        new("member", ("uuid", Text), ("account", Text), ("password_hash", Text), ("is_enabled", Small), ("created_at", Number)),
        new("access_token", ("token_hash", Text), ("app_key", Text), ("member_uuid", Text), ("created_at", Number), ("expire_at", Number)),
        new("chat_message", ("id", Number), ("sender", Text), ("recipient", Text), ("type", Text), ("data", Text), ("data_id", Number),
            ("ext_data", Text), ("add_time", Number), ("recalled_at", Number)),
        new("sent_key", ("hash", NpgsqlDbType.Bytea), ("fingerprint", NpgsqlDbType.Bytea), ("first_id", Number), ("expire_at", Number))
        {
            // A key that has expired may be there a second time.
            Query = "SELECT substr(m.sent_key, 1, 16), substr(m.sent_key, 17), max(m.id), m.add_time + 86400 FROM sent_key k "
                + "JOIN chat_message m ON m.id = k.first_id WHERE m.add_time > unixepoch() - 86400 GROUP BY 1",
        },
        new("mailbox", ("id", Number), ("uuid", Text), ("sequence", Number), ("unread", Number)),
        new("mailbox_entry", ("owner", Number), ("id", Number), ("peer", Number), ("sequence", Number), ("io", Small), ("is_read", Small)),
        new("mailbox_change", ("owner", Number), ("sequence", Number), ("kind", Small), ("id", Number)),
        new("conversation", ("owner", Number), ("peer", Number), ("last_id", Number), ("unread", Number)),
    ];

    /// <summary>Reads the columns from SQLite.</summary>
    private string Query { get => field ?? $"SELECT {Names} FROM {Name}"; init; }

    private string Names => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>Copies all rows; returns their number.</summary>
    public async Task<long> CopyAsync(SqliteConnection source, NpgsqlConnection target, CancellationToken cancellation)
    {
        await using var query = source.CreateCommand();
        query.CommandText = Query;
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        await using var import = await target.BeginBinaryImportAsync($"COPY {Name} ({Names}) FROM STDIN (FORMAT BINARY)", cancellation);
        var count = 0L;
        for (; await rows.ReadAsync(cancellation); count++)
        {
            await import.StartRowAsync(cancellation);
            for (var i = 0; i < Columns.Length; i++)
                await WriteAsync(import, rows, i, cancellation);
        }

        await import.CompleteAsync(cancellation);
        return count;
    }

    private async Task WriteAsync(NpgsqlBinaryImporter import, SqliteDataReader rows, int column, CancellationToken cancellation)
    {
        if (await rows.IsDBNullAsync(column, cancellation))
        {
            await import.WriteNullAsync(cancellation);
            return;
        }

        var type = Columns[column].Type;
        if (type == Text)
            await import.WriteAsync(Checked(rows, column), type, cancellation);
        else if (type == NpgsqlDbType.Bytea)
            await import.WriteAsync((byte[])rows.GetValue(column), type, cancellation);
        else if (type == Small)
            await import.WriteAsync(rows.GetInt16(column), type, cancellation);
        else
            await import.WriteAsync(rows.GetInt64(column), type, cancellation);
    }

    // PostgreSQL text cannot contain NUL, and its error message would not name table and column.
    private string Checked(SqliteDataReader rows, int column)
    {
        var text = rows.GetString(column);
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new InvalidOperationException(
                $"{Columns[column].Name} of the row {rows.GetValue(0)} in {Name} contains a NUL character, which PostgreSQL cannot store. "
                + "Nothing was copied.")
            : text;
    }
}
