using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet;

/// <summary>
/// Applies the SQL files of a module to a database, each once and in its own transaction. Another process, or an older version of the
/// module, may do the same at the same time.
/// </summary>
internal sealed class SqlMigrations(string module, Assembly assembly, Func<IServiceProvider, DbDataSource> database)
{
    private const string Folder = ".Migrations.";
    private const string Extension = ".sql";

    private const string CreateHistory =
        "CREATE TABLE IF NOT EXISTS phalnet_migrations (id TEXT NOT NULL PRIMARY KEY, checksum TEXT NOT NULL, applied_at TEXT NOT NULL)";

    private const string ReadHistory = "SELECT id, checksum, applied_at FROM phalnet_migrations";

    // The second process blocks here until the first one's transaction ends, and finds the migration applied if that succeeded.
    private const string Claim =
        "INSERT INTO phalnet_migrations (id, checksum, applied_at) VALUES (@id, @checksum, @applied_at) ON CONFLICT (id) DO NOTHING";

    /// <summary>Applies the pending migrations.</summary>
    /// <exception cref="DeclarationException">A migration was changed after it was applied, or it failed.</exception>
    public async Task ApplyAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var migrations = Read();
        var time = services.GetRequiredService<TimeProvider>();
        Migration? current = null;
        try
        {
            await using var connection = await database(services).OpenConnectionAsync(cancellation);
            await CreateHistoryAsync(connection, cancellation);
            var applied = await AppliedAsync(connection, cancellation);
            ThrowIfChanged(migrations, applied);
            foreach (var migration in migrations.Where(migration => !applied.ContainsKey(Id(migration))))
            {
                current = migration;
                if (!await ApplyAsync(connection, migration, time, cancellation))
                    ThrowIfChanged([migration], await AppliedAsync(connection, cancellation));
            }
        }
        catch (Exception exception) when (exception is not DeclarationException && !cancellation.IsCancellationRequested)
        {
            throw new DeclarationException([current is null
                ? $"The migrations of the module {module} cannot be applied: {exception.Message}"
                : $"The migration {current.Name}{Extension} of the module {module} failed: {exception.Message}"]);
        }
    }

    // On PostgreSQL concurrent CREATE TABLE statements can fail even with IF NOT EXISTS; the second attempt finds the table.
    private static async Task CreateHistoryAsync(DbConnection connection, CancellationToken cancellation)
    {
        try
        {
            await ExecuteAsync(connection, null, CreateHistory, cancellation);
        }
        catch (DbException)
        {
            await ExecuteAsync(connection, null, CreateHistory, cancellation);
        }
    }

    private static async Task<Dictionary<string, (string Checksum, string Time)>> AppliedAsync(
        DbConnection connection, CancellationToken cancellation)
    {
        var applied = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = ReadHistory;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            applied[reader.GetString(0)] = (reader.GetString(1), reader.GetString(2));
        return applied;
    }

    private static async Task<int> ExecuteAsync(
        DbConnection connection,
        DbTransaction? transaction,
        string text,
        CancellationToken cancellation,
        params IEnumerable<(string Name, string Value)> parameters)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, transaction);
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(cancellation);
    }

    // Modules may share a database and use the same names for migrations.
    private string Id(Migration migration) => $"{module}/{migration.Name}";

    /// <summary>Applies a migration; false when it was applied concurrently.</summary>
    private async Task<bool> ApplyAsync(DbConnection connection, Migration migration, TimeProvider time, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var claimed = await ExecuteAsync(
            connection, transaction, Claim, cancellation, ("@id", Id(migration)), ("@checksum", migration.Checksum), ("@applied_at", now));
        if (claimed == 0)
            return false;
        await ExecuteAsync(connection, transaction, migration.Text, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private void ThrowIfChanged(IEnumerable<Migration> migrations, Dictionary<string, (string Checksum, string Time)> applied)
    {
        string[] changed = [.. migrations
            .Where(migration => applied.TryGetValue(Id(migration), out var known) && known.Checksum != migration.Checksum)
            .Select(migration => $"The migration {migration.Name}{Extension} of the module {module} was changed after it was applied at "
                + $"{applied[Id(migration)].Time}; undo the change and add a new migration.")];
        if (changed.Length > 0)
            throw new DeclarationException(changed);
    }

    private Migration[] Read()
    {
        Migration[] migrations = [.. assembly.GetManifestResourceNames()
            .Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            .Select(Read)
            .OrderBy(migration => migration.Name, StringComparer.Ordinal)];
        if (migrations.Length == 0)
            throw new DeclarationException([$"The module {module} has no migrations: AddSqlMigrations applies the embedded resources "
                + $"*{Folder}NAME{Extension} of its assembly."]);
        string[] twice = [.. migrations.GroupBy(migration => migration.Name, StringComparer.Ordinal).Where(same => same.Count() > 1)
            .Select(same => $"The module {module} has several migrations {same.Key}{Extension}; their names must differ.")];
        return twice.Length == 0 ? migrations : throw new DeclarationException(twice);
    }

    private Migration Read(string resource)
    {
        var start = resource.LastIndexOf(Folder, StringComparison.Ordinal) + Folder.Length;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return new(resource[start..^Extension.Length], reader.ReadToEnd());
    }

    private sealed record Migration(string Name, string Text)
    {
        /// <summary>The SHA-256 hash of the text with normalized line endings, which depend on the checkout.</summary>
        public string Checksum { get; } =
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));
    }
}
