using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

public sealed class DatabaseTests
{
    [Fact]
    public async Task Open_EveryConnection_IsDurable()
    {
        await using var host = await PlatformHost.StartAsync();
        var file = host.ModuleServices.GetRequiredService<SqliteFile>();
        for (var i = 0; i < 3; i++)
        {
            using var connection = file.OpenForWriting();
            Pragma(connection, "journal_mode").ShouldBe("wal");
            Pragma(connection, "synchronous").ShouldBe(2L);
            Pragma(connection, "busy_timeout").ShouldBe(5000L);
        }
    }

    [Fact]
    public async Task Schema_Mailboxes_HaveTheirIndexes()
    {
        await using var host = await PlatformHost.StartAsync();
        host.Query("EXPLAIN QUERY PLAN SELECT * FROM mailbox_entry INDEXED BY mailbox_entry_peer WHERE owner = 1 AND peer = 2 AND id < 9 ORDER BY id DESC LIMIT 20")
            .ShouldHaveSingleItem()["detail"]!.ToString()!.ShouldContain("mailbox_entry_peer (owner=? AND peer=? AND id<?)");
        host.Query("EXPLAIN QUERY PLAN SELECT * FROM mailbox_entry WHERE owner = 1 ORDER BY id DESC LIMIT 20")
            .ShouldHaveSingleItem()["detail"]!.ToString().ShouldBe("SEARCH mailbox_entry USING PRIMARY KEY (owner=?)");
    }

    [Fact]
    public async Task Start_ConnectionString_NamesTheFile()
    {
        await using var host = await PlatformHost.StartAsync(("ConnectionStrings:Platform", "Data Source=messages/mine.db"));
        (await host.SendAsync()).Ret.ShouldBe(200);
        PlatformHost.Query(Path.Combine(host.Directory, "messages", "mine.db"), "SELECT id FROM chat_message").Count.ShouldBe(1);
        File.Exists(host.DatabaseFile).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_DirectoryThatCannotBeMade_SaysSoInOneLine()
    {
        var file = Path.GetTempFileName();
        var exception = await Should.ThrowAsync<InvalidOperationException>(PlatformHost.StartAsync("Development", Path.Combine(file, "data")));
        exception.Message.ShouldStartWith("PhalNet:DataDirectory cannot be used: ");
        exception.Message.ShouldContain(file);
        exception.Message.ShouldNotContain("\n");
        File.Delete(file);
    }

    [Theory]
    [InlineData("/proc/platform.db")]
    [InlineData("/proc/none/platform.db")]
    [InlineData("DIRECTORY/platform.db/is/a/file/platform.db")]
    [InlineData("DIRECTORY")]
    public async Task Start_FileThatCannotBeWritten_SaysSoInOneLine(string path)
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        File.WriteAllText(Path.Combine(directory, "platform.db"), "");
        path = path.Replace("DIRECTORY", directory);
        var exception = await Should.ThrowAsync<InvalidOperationException>(
            PlatformHost.StartAsync(("ConnectionStrings:Platform", $"Data Source={path}")));
        exception.Message.ShouldStartWith($"The Platform database {path} cannot be written: ");
        exception.Message.ShouldEndWith("Set PhalNet:DataDirectory or ConnectionStrings:Platform to a writable location.");
        exception.Message.ShouldNotContain("\n");
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task Start_FileThatIsReadOnly_SaysSoInOneLine()
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
        await (await PlatformHost.StartAsync("Development", directory)).DisposeAsync();
        var exception = await Should.ThrowAsync<InvalidOperationException>(
            PlatformHost.StartAsync(("ConnectionStrings:Platform", $"Data Source={directory}/platform.db;Mode=ReadOnly")));
        exception.Message.ShouldContain("cannot be written: ");
        Directory.Delete(directory, recursive: true);
    }

    [Theory]
    [InlineData("mysql")]
    [InlineData("oracle")]
    public async Task Start_OtherDatabase_SaysWhichWorks(string database)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(PlatformHost.StartAsync(
            ("Platform:Database", database), ("ConnectionStrings:Platform", "Host=localhost;Username=me")));
        exception.Message.ShouldContain("Platform:Database must be one of: sqlite, postgresql.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("demo-000000000000000000000000000")]
    public async Task Start_BadDemoMember_IsRefused(string member)
    {
        var exception = await Should.ThrowAsync<OptionsValidationException>(PlatformHost.StartAsync(("Platform:DemoMember", member)));
        exception.Message.ShouldContain("DemoMember");
    }

    [Theory]
    [InlineData("Host=localhost", "is not a connection string for sqlite")]
    [InlineData("Data Source=:memory:", "an in-memory database")]
    public async Task Start_BadConnectionString_IsRefused(string connectionString, string reason)
    {
        var exception = await Should.ThrowAsync<InvalidOperationException>(
            PlatformHost.StartAsync(("ConnectionStrings:Platform", connectionString)));
        exception.Message.ShouldStartWith("ConnectionStrings:Platform ");
        exception.Message.ShouldContain(reason);
    }

    [Fact]
    public async Task Health_Database_IsRead()
    {
        await using var host = await PlatformHost.StartAsync();
        var check = host.ModuleServices.GetRequiredService<IHealthCheck>();
        (await check.CheckHealthAsync(new())).Status.ShouldBe(HealthStatus.Healthy);

        using (var connection = new SqliteConnection($"Data Source={host.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE chat_message";
            command.ExecuteNonQuery();
        }

        var result = await check.CheckHealthAsync(new());
        result.Status.ShouldBe(HealthStatus.Unhealthy);
        result.Exception.ShouldBeNull();
        host.ExpectErrors = true;
    }

    private static object? Pragma(System.Data.Common.DbConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {name}";
        return command.ExecuteScalar();
    }
}
