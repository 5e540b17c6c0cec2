using Microsoft.Data.Sqlite;

namespace PhalNet.Hosting.Tests.Services;

/// <summary>Statements on a traced database, on the call's thread and on another one.</summary>
[Service("App.Sql")]
public sealed class Sql(TracingDbDataSource database, ICallContext call)
{
    public async Task<long> Count(string name, [Sensitive] string? secret = null, [Param("access_token")] string? token = null)
    {
        await using var connection = await database.OpenConnectionAsync(call.Trace);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM people WHERE name = $name AND $secret IS NOT NULL AND $token IS NOT NULL";
        command.Parameters.Add(new SqliteParameter("$name", name));
        command.Parameters.Add(new SqliteParameter("$secret", secret ?? ""));
        command.Parameters.Add(new SqliteParameter("$token", token ?? ""));
        call.Trace.Note("seen", new { Secret = secret, Inner = new[] { $"token {token}" } });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Passes the trace to work on a thread without the call's context.</summary>
    public async Task<long> Queued()
    {
        var done = new TaskCompletionSource<long>();
        var trace = call.Trace;
        using (ExecutionContext.SuppressFlow())
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ =>
            {
                using var connection = database.CreateConnection(trace);
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "INSERT INTO people (name) VALUES ('queued') RETURNING id";
                done.SetResult((long)command.ExecuteScalar()!);
            }, null);
        }

        return await done.Task;
    }

    public async Task Fails()
    {
        await using var connection = await database.OpenConnectionAsync(call.Trace);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT * FROM missing_table";
        await command.ExecuteNonQueryAsync();
    }

    public async Task FailsBetween()
    {
        await Count("Ada");
        try
        {
            await Fails();
        }
        catch (SqliteException)
        {
            await Count("Bob");
        }
    }
}
