using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>The desired states of modules in <c>modules.db</c> in the data directory, shared by commands and the server.</summary>
internal sealed class SqliteModuleStates : IModuleStates, IDisposable
{
    private const int MostEntries = 10_000;

    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        CREATE TABLE IF NOT EXISTS wanted (
            name TEXT PRIMARY KEY COLLATE NOCASE, content TEXT NOT NULL, is_enabled INTEGER NOT NULL, good TEXT, reloads INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS seen (path TEXT PRIMARY KEY, content TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), change INTEGER NOT NULL, report TEXT);
        INSERT INTO state (id, change) VALUES (1, 0) ON CONFLICT DO NOTHING;
        CREATE TABLE IF NOT EXISTS history (
            id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, module TEXT NOT NULL COLLATE NOCASE, version TEXT NOT NULL,
            operation TEXT NOT NULL, source TEXT NOT NULL, remark TEXT NOT NULL);
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;

    /// <summary>Opens the file; creates it if necessary.</summary>
    public SqliteModuleStates(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        _connection = new(new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataDirectory, "modules.db"),
            Pooling = false,
        }.ConnectionString);
        try
        {
            _connection.Open();
            Execute(Schema);
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public ValueTask<WantedModules> GetWantedAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction(deferred: true);
            var modules = Read("SELECT name, content, is_enabled, good, reloads FROM wanted ORDER BY name", Wanted);
            var change = Read("SELECT change FROM state", row => row.GetInt64(0)).Single();
            return new(new WantedModules(modules, change));
        }
    }

    public ValueTask<long> ChangeAsync(
        string name, Func<WantedModule?, WantedModule?> change, ModuleHistoryEntry entry, CancellationToken cancellation)
    {
        lock (_lock)
        {
            using var transaction = _connection.BeginTransaction();
            var known = Read("SELECT name, content, is_enabled, good, reloads FROM wanted WHERE name = $0", Wanted, name).SingleOrDefault();
            if (change(known) is { } wanted)
                Execute(
                    """
                    INSERT INTO wanted (name, content, is_enabled, good, reloads) VALUES ($0, $1, $2, $3, $4) ON CONFLICT (name) DO UPDATE
                    SET content = $1, is_enabled = $2, good = $3, reloads = $4
                    """,
                    wanted.Name, wanted.Content, wanted.IsEnabled, wanted.Good, wanted.Reloads);
            else
                Execute("DELETE FROM wanted WHERE name = $0", name);
            Note(entry);
            var number = Read("UPDATE state SET change = change + 1 RETURNING change", row => row.GetInt64(0)).Single();
            transaction.Commit();
            return new(number);
        }
    }

    public ValueTask SetGoodAsync(string name, string content, CancellationToken cancellation)
    {
        lock (_lock)
            Execute("UPDATE wanted SET good = $1 WHERE name = $0", name, content);
        return default;
    }

    public ValueTask<IReadOnlyDictionary<string, string>> GetSeenAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var seen = Read("SELECT path, content FROM seen", row => (Path: row.GetString(0), Content: row.GetString(1)));
            return new(seen.ToDictionary(each => each.Path, each => each.Content));
        }
    }

    public ValueTask SetSeenAsync(string path, string? content, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (content is null)
                Execute("DELETE FROM seen WHERE path = $0", path);
            else
                Execute("INSERT INTO seen (path, content) VALUES ($0, $1) ON CONFLICT (path) DO UPDATE SET content = $1", path, content);
        }

        return default;
    }

    public ValueTask ReportAsync(ModuleReport report, CancellationToken cancellation)
    {
        lock (_lock)
            Execute("UPDATE state SET report = $0", JsonSerializer.Serialize(report));
        return default;
    }

    public ValueTask<ModuleReport?> GetReportAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            var text = Read("SELECT report FROM state", row => row.IsDBNull(0) ? null : row.GetString(0)).Single();
            return new(text is null ? null : JsonSerializer.Deserialize<ModuleReport>(text));
        }
    }

    public ValueTask NoteAsync(ModuleHistoryEntry entry, CancellationToken cancellation)
    {
        lock (_lock)
            Note(entry);
        return default;
    }

    public ValueTask<IReadOnlyList<ModuleHistoryEntry>> GetHistoryAsync(string? name, int count, CancellationToken cancellation)
    {
        lock (_lock)
        {
            return new(Read(
                """
                SELECT at, module, version, operation, source, remark FROM history WHERE $0 IS NULL OR module = $0 ORDER BY id DESC LIMIT $1
                """,
                row => new ModuleHistoryEntry(
                    DateTimeOffset.Parse(row.GetString(0), CultureInfo.InvariantCulture),
                    row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)),
                name, count));
        }
    }

    public void Dispose() => _connection.Dispose();

    private static WantedModule Wanted(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetBoolean(2))
    {
        Good = row.IsDBNull(3) ? null : row.GetString(3),
        Reloads = row.GetInt64(4),
    };

    private void Note(ModuleHistoryEntry entry)
    {
        Execute(
            "INSERT INTO history (at, module, version, operation, source, remark) VALUES ($0, $1, $2, $3, $4, $5)",
            entry.At.ToString("O", CultureInfo.InvariantCulture), entry.Module, entry.Version, entry.Operation, entry.Source, entry.Remark);
        Execute("DELETE FROM history WHERE id <= (SELECT MAX(id) FROM history) - $0", MostEntries);
    }

    private void Execute(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i] ?? DBNull.Value);
        return command;
    }
}
