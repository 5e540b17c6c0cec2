using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Modules.Platform;

/// <summary>Where the database is.</summary>
/// <param name="Path">The file, for messages.</param>
/// <param name="ConnectionString">The connection string.</param>
internal sealed record DatabaseLocation(string Path, string ConnectionString)
{
    private const string Setting = "ConnectionStrings:Platform";

    /// <summary>Takes the options so that they are validated first: the string may belong to another kind of database.</summary>
    /// <param name="options">The options.</param>
    /// <param name="configuration">The whole configuration.</param>
    /// <param name="dataDirectory">The base of relative paths.</param>
    public static DatabaseLocation Find(PlatformOptions options, IConfiguration configuration, Func<string> dataDirectory)
    {
        var settings = Read(options, configuration.GetConnectionString("Platform"));
        if (settings.Mode == SqliteOpenMode.Memory || settings.DataSource.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{Setting} names an in-memory database; messages must be stored in a file.");
        if (settings.DataSource.Length == 0)
            settings.DataSource = "platform.db";
        var isUri = settings.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        if (!isUri && !System.IO.Path.IsPathRooted(settings.DataSource))
            settings.DataSource = System.IO.Path.Combine(Directory(dataDirectory), settings.DataSource);
        return new(settings.DataSource, settings.ConnectionString);
    }

    private static SqliteConnectionStringBuilder Read(PlatformOptions options, string? connectionString)
    {
        try
        {
            return new(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidOperationException(
                $"{Setting} is not a connection string for {options.Database}: {exception.Message}", exception);
        }
    }

    private static string Directory(Func<string> dataDirectory)
    {
        try
        {
            return dataDirectory();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"PhalNet:DataDirectory cannot be used: {exception.Message} Set it to a writable directory.", exception);
        }
    }
}
