using Npgsql;

namespace Modules.Platform;

/// <summary>The connections to the PostgreSQL server.</summary>
internal sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    private const string Setting = "ConnectionStrings:Platform";
    private const int PreparedStatements = 100;
    private const int ConnectSeconds = 5;

    private PostgresDatabase(NpgsqlConnectionStringBuilder settings)
    {
        Source = NpgsqlDataSource.Create(settings);
        ConnectionString = settings.ConnectionString;
        Name = $"{settings.Host}:{settings.Port}/{settings.Database ?? settings.Username}";
    }

    /// <summary>The connection string with the password, which that of the data source no longer contains.</summary>
    public string ConnectionString { get; }

    public NpgsqlDataSource Source { get; }

    /// <summary>Server and database, for messages; no user and no password.</summary>
    public string Name { get; }

    /// <exception cref="InvalidOperationException">There is no connection string, or it is not one of PostgreSQL.</exception>
    public static PostgresDatabase Open(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            throw new InvalidOperationException(
                $"Platform:Database=postgresql needs {Setting}, such as Host=localhost;Database=phalnet;Username=phalnet;Password=...");
        try
        {
            var settings = new NpgsqlConnectionStringBuilder(connectionString);

            // A setting of the operator takes precedence; there are few statements, and they are always the same. ContainsKey would say
            // whether there is such a setting at all.
            if (!settings.ShouldSerialize("Max Auto Prepare"))
                settings.MaxAutoPrepare = PreparedStatements;
            if (!settings.ShouldSerialize("Timeout"))
                settings.Timeout = ConnectSeconds;
            if (string.IsNullOrEmpty(settings.Host))
                throw new ArgumentException("it has no Host");
            return new(settings);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException($"{Setting} is not a connection string for postgresql: {exception.Message}", exception);
        }
    }

    public void Dispose() => Source.Dispose();

    public ValueTask DisposeAsync() => Source.DisposeAsync();
}
