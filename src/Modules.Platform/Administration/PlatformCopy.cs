using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Modules.Platform;

/// <summary>Copies an SQLite database to a PostgreSQL one, for a server that migrates.</summary>
public static class PlatformCopy
{
    /// <summary>Copies everything or nothing: accounts, messages, mailboxes with their sequences, idempotency keys.</summary>
    /// <param name="configuration">The application's whole configuration; it names the SQLite database.</param>
    /// <param name="dataDirectory">The application's data directory.</param>
    /// <param name="target">The connection string of the PostgreSQL database.</param>
    /// <param name="copied">Called for each table with the number of its rows.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="InvalidOperationException">
    /// A server has the SQLite database open, the target already contains data, or one of them cannot be used.
    /// </exception>
    public static async Task RunAsync(
        IConfiguration configuration,
        string dataDirectory,
        string target,
        Action<string, long> copied,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(copied);
        var options = configuration.GetSection("Platform").Get<PlatformOptions>() ?? new();
        if (options.Database != PlatformOptions.Sqlite)
            throw new InvalidOperationException("The database to copy from must be SQLite; do not set Platform:Database.");
        var file = new SqliteFile(DatabaseLocation.Find(options, configuration, () => dataDirectory));
        if (!File.Exists(file.Path))
            throw new InvalidOperationException($"There is no Platform database {file.Path} to copy.");

        using var serving = DatabaseSetup.TakeServingLock(file);
        await DatabaseSetup.PrepareAsync(file, NullLogger.Instance, cancellation);
        FillMailboxes(file);
        using var database = PostgresDatabase.Open(target);
        await PostgresSchema.BringUpToDateAsync(database, cancellation);
        await CopyAsync(file, database, copied, cancellation);
    }

    // Messages that are not in their mailboxes yet would never get there.
    private static void FillMailboxes(SqliteFile file)
    {
        var state = new StorageState(TimeProvider.System, NullLogger<StorageState>.Instance);
        using var writer = new SqliteWriter(file, state, NullLogger<SqliteWriter>.Instance);
        new MailboxWork(new(TimeProvider.System), TimeProvider.System, NullLogger<MailboxWork>.Instance).CatchUp(writer);
    }

    private static async Task CopyAsync(
        SqliteFile file, PostgresDatabase database, Action<string, long> copied, CancellationToken cancellation)
    {
        try
        {
            using var source = file.OpenForReading();
            await using var connection = await database.Source.OpenConnectionAsync(cancellation);
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            foreach (var table in CopiedTable.All)
            {
                if (await IsFilledAsync(connection, table.Name, cancellation))
                    throw new InvalidOperationException(
                        $"The database {database.Name} already contains data ({table.Name}); copy into an empty database.");
            }

            foreach (var table in CopiedTable.All)
                copied(table.Name, await table.CopyAsync(source, connection, cancellation));
            await RunAsync(
                connection,
                "SELECT setval('chat_message_id', (SELECT coalesce(max(id) + 2, 1) FROM chat_message), false), "
                + "setval(pg_get_serial_sequence('mailbox', 'id'), (SELECT coalesce(max(id) + 1, 1) FROM mailbox), false)",
                cancellation);
            await transaction.CommitAsync(cancellation);
            await RunAsync(connection, "ANALYZE", cancellation);
        }
        catch (NpgsqlException exception)
        {
            throw new InvalidOperationException($"Nothing was copied: {exception.Message}", exception);
        }
    }

    private static async Task<bool> IsFilledAsync(NpgsqlConnection connection, string table, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM {table})", connection);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
