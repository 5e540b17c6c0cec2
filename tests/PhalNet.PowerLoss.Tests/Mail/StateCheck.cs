using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Modules.Platform;

namespace PhalNet.PowerLoss.Tests.Mail;

/// <summary>Finds errors in a data directory after a power failure.</summary>
internal static class StateCheck
{
    /// <summary>
    /// Opens the database as the server does at its start, including bringing the mailboxes up to date, and compares it with the promises.
    /// Empty for a state in which every promise is kept.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(string directory, AllSentMail sent, IReadOnlyCollection<Promise> owed)
    {
        try
        {
            var isIntact = await StartAsync(directory);
            return isIntact is null ? Compare(directory, sent, owed) : [isIntact];
        }
        catch (Exception exception) when (exception is SqliteException or InvalidOperationException or IOException)
        {
            return [$"does not start: {exception.Message}"];
        }
    }

    /// <summary>Compares the stored data with the promises.</summary>
    public static IReadOnlyList<string> Compare(string directory, AllSentMail sent, IReadOnlyCollection<Promise> owed)
    {
        using var connection = Open(directory);
        var mail = new StoredMail(connection);
        var broken = owed.Where(promise => !promise.IsKept(mail)).ToArray();
        List<string> faults = [.. MailInvariants.Broken(mail), .. sent.Broken(mail)];
        if (broken.Length > 0)
            faults.Insert(0, $"lost: {broken.Length} of {owed.Count} promises, the first is {broken[0]}");
        return faults;
    }

    /// <summary>Does what the server does before it listens: sets up the tables and brings the mailboxes up to date.</summary>
    public static async Task PrepareAsync(string directory)
    {
        var file = new SqliteFile(new(DatabaseOf(directory), $"Data Source={DatabaseOf(directory)}"));
        await DatabaseSetup.PrepareAsync(file, NullLogger.Instance, CancellationToken.None);
        using var writer = new SqliteWriter(
            file, new(TimeProvider.System, NullLogger<StorageState>.Instance), NullLogger<SqliteWriter>.Instance);
        new MailboxWork(new(TimeProvider.System), TimeProvider.System, NullLogger<MailboxWork>.Instance).CatchUp(writer);
    }

    private static async Task<string?> StartAsync(string directory)
    {
        if (File.Exists(DatabaseOf(directory)))
        {
            using var connection = Open(directory);
            var answers = new List<string>();
            StoredMail.Read(connection, "PRAGMA integrity_check", row => answers.Add(row.GetString(0)));
            if (answers is not ["ok"])
                return $"damaged: {answers[0]}";
        }

        await PrepareAsync(directory);
        return null;
    }

    private static string DatabaseOf(string directory) => Path.Combine(directory, "platform.db");

    public static SqliteConnection Open(string directory)
    {
        var connection = new SqliteConnection($"Data Source={DatabaseOf(directory)};Pooling=False");
        connection.Open();
        return connection;
    }
}
