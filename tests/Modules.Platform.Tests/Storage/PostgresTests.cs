using System.Text.Json;
using FluentMigrator.Runner;
using FluentMigrator.Runner.Initialization;
using Microsoft.Extensions.DependencyInjection;
using Modules.Platform.Tests.Support;
using Npgsql;

namespace Modules.Platform.Tests.Storage;

/// <summary>Specific to PostgreSQL: starting, several processes, a server that goes away.</summary>
public sealed class PostgresTests
{
    [Fact]
    public async Task Start_WithoutAConnectionString_SaysWhatToSet()
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(
            PlatformHost.StartAsync(("Platform:Database", "postgresql")));
        exception.Message.ShouldStartWith("Platform:Database=postgresql needs ConnectionStrings:Platform, such as Host=");
    }

    [Theory]
    [InlineData("Nonsense=1", "ConnectionStrings:Platform is not a connection string for postgresql: ")]
    [InlineData("Database=x", "ConnectionStrings:Platform is not a connection string for postgresql: it has no Host")]
    [InlineData("Host=127.0.0.1;Port=1;Database=x;Username=y;Password=s3cr3t", "The Platform database 127.0.0.1:1/x cannot be used: ")]
    public async Task Start_ThatCannotReachTheServer_SaysWhyWithoutThePassword(string connection, string reason)
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(
            PlatformHost.StartAsync(("Platform:Database", "postgresql"), ("ConnectionStrings:Platform", connection)));
        exception.Message.ShouldStartWith(reason);
        exception.Message.ShouldNotContain("s3cr3t");
    }

    [Theory]
    [InlineData("Host=localhost", 100, 5)]
    [InlineData("Host=localhost;MaxAutoPrepare=0;Timeout=9", 0, 9)]
    [InlineData("Server=localhost;Max Auto Prepare=7", 7, 5)]
    public void Settings_ThatAreNotGiven_HaveOurDefaults(string connection, int prepared, int seconds)
    {
        using var database = Platform.PostgresDatabase.Open(connection);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        (settings.MaxAutoPrepare, settings.Timeout).ShouldBe((prepared, seconds));
    }

    [Fact]
    public async Task Start_SeveralProcessesOnOneDatabase_UpgradeOnceAndAllServe()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        var hosts = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => PlatformHost.StartAsync(settings)));
        try
        {
            var sent = await Task.WhenAll(Enumerable.Range(0, 60).Select(async i =>
            {
                await using var result = await hosts[i % 3].SendAsync([("chat_message_data", $"{i}"), ("idempotency_key", $"key {i / 2}")]);
                return result.Ret;
            }));

            sent.Count(ret => ret == 200).ShouldBe(30);
            sent.Count(ret => ret == 409).ShouldBe(30);
            hosts[0].Query("SELECT count(*) AS n FROM chat_message").Single()["n"].ShouldBe(30L);
            var places = hosts[0].Query("SELECT sequence FROM mailbox_change ORDER BY owner, sequence").Select(row => (long)row["sequence"]!);
            places.ShouldBe(Enumerable.Range(1, 30).Concat(Enumerable.Range(1, 30)).Select(place => (long)place), "no gap in either mailbox");
        }
        finally
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Start_NewerSchema_IsRefusedInOneLine()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        await using (var host = await PlatformHost.StartAsync(settings))
            host.Query("INSERT INTO platform_schema (version, description) VALUES (99, 'later')");

        var exception = await Should.ThrowAsync<InvalidOperationException>(PlatformHost.StartAsync(settings));

        exception.Message.ShouldContain("has the schema version 99; this program supports versions up to 4.");
        exception.Message.ShouldNotContain("\n");
    }

    [Fact]
    public async Task Upgrade_KeysOfVersion3_AnswerRepeatedRequests()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        var (ada, ben, key) = (new string('A', 32), new string('B', 32), new string('ä', 150));
        MakeVersion3(settings[1].Value);
        foreach (var statement in new[]
        {
            "INSERT INTO chat_message (id, sender, recipient, type, data, add_time) "
                + $"VALUES (nextval('chat_message_id'), '{ada}', '{ben}', 'text', 'once', 1)",
            Version3Key.InsertPostgres(ada, key, 1, "Platform.ChatMessage.Send", ben, "", "once", "text", ""),
        })
            await RunAsync(settings[1].Value, statement);

        await using var host = await PlatformHost.StartAsync(settings);
        var (adas, bens) = (await TestMember.AddAsync(host, 'A'), await TestMember.AddAsync(host, 'B'));

        (await adas.SendAsync(bens, "once", ("idempotency_key", key))).ShouldBe(1);
        (await adas.TryAsync("Send", [.. TestMember.Message(bens, "changed"), ("idempotency_key", key)])).Ret.ShouldBe(409);
        (await adas.SendAsync(bens, "once", ("idempotency_key", "other"))).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Tokens_OfManyCallsAtOnce_BelongToTheirCallers()
    {
        var settings = await TestDatabase.Postgres.SettingsAsync();
        settings[1].Value += ";Maximum Pool Size=10";
        await using var host = await PlatformHost.StartAsync(settings);
        var members = Enumerable.Range(0, 20).Select(i => $"{i:D32}").ToArray();
        foreach (var member in members)
            await host.AddTokenAsync($"token-{member}", member);
        await host.AddTokenAsync("token-expired", members[0], TimeSpan.FromMinutes(-1));
        string[] tokens = [.. members.Select(member => $"token-{member}"), "token-expired", "token-unknown"];

        var replies = await Task.WhenAll(Enumerable.Range(0, 10 * tokens.Length).Select(i => Task.Run(async () =>
        {
            var token = tokens[i % tokens.Length];
            await using var result = await host.CallAsync([("access_token", token)], service: "Platform.User.Profile");
            return (Token: token, result.Ret, Data: JsonSerializer.Serialize(result.Data, host.Module.Json));
        })));

        foreach (var (token, ret, data) in replies)
        {
            ret.ShouldBe(token is "token-expired" or "token-unknown" ? 406 : 200);
            if (ret == 200)
                data.ShouldContain(token["token-".Length..]);
        }
    }

    [Fact]
    public async Task Send_WithNul_IsRefusedAndNamesTheParameter()
    {
        await using var host = await TestDatabase.Postgres.StartAsync();
        await using var result = await host.SendAsync([("chat_message_data", "a\0b")]);
        (result.Ret, result.Message).ShouldBe((400, "chat_message_data must not contain NUL characters."));
    }

    [Fact]
    public async Task Send_Traced_ShowsItsStatements()
    {
        await using var host = await TestDatabase.Postgres.StartAsync();
        var trace = CallTrace.Start(TimeProvider.System);

        await using var result = await host.SendAsync(trace: trace);

        result.Ret.ShouldBe(200, result.Message);
        trace.Statements.Count.ShouldBe(4);
        trace.Statements.ShouldAllBe(statement => statement.Location.Class == "PostgresMessageStore" && statement.Location.Member == "AppendAsync");
    }

    [Fact]
    public async Task Server_ThatGoesAwayAndComesBack_IsRet500AtOnceAndThenWorksByItself()
    {
        Assert.SkipWhen(PostgreSqlServer.Missing is not null, PostgreSqlServer.Missing ?? "");
        await using var server = await PostgreSqlServer.StartAsync();
        await using var host = await PlatformHost.StartAsync(
            ("Platform:Database", "postgresql"), ("ConnectionStrings:Platform", server.ConnectionString("postgres")));
        host.ExpectErrors = true;
        (await host.SendAsync()).Ret.ShouldBe(200);

        await server.StopAsync();
        for (var i = 0; i < 20; i++)
        {
            await using var refused = await host.SendAsync();
            (refused.Ret, refused.Message).ShouldBe((500, "The database is unavailable."));
            (await host.CallAsync([], service: "Platform.ChatMessage.GetMessageList")).Ret.ShouldBe(500);
        }

        host.Errors.Count(line => line.Contains("cannot be written")).ShouldBe(1, "one line a minute");
        await server.StartAgainAsync();
        (await host.SendAsync()).Ret.ShouldBe(200);
    }

    private static void MakeVersion3(string connectionString)
    {
        using var services = new ServiceCollection().AddLogging().AddFluentMigratorCore()
            .AddSingleton<IMigrationSourceItem>(new MigrationTypes(typeof(CreatePostgresTables)))
            .ConfigureRunner(runner => runner.AddPostgres().WithGlobalConnectionString(connectionString).WithVersionTable(new VersionTable()))
            .BuildServiceProvider();
        using var scope = services.CreateScope();
        scope.ServiceProvider.GetRequiredService<IMigrationRunner>().MigrateUp();
    }

    private static async Task RunAsync(string connectionString, string statement)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
