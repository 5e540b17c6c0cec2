using Microsoft.Data.Sqlite;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Storage;

/// <summary>PhalNet 0.1 on an upgraded database, and rows that it never wrote.</summary>
public sealed class OldDatabaseTests : IDisposable
{
    private const string Columns =
        "INSERT INTO chat_message (id, uuid, chat_message_to_uuid, chat_message_type, chat_message_data, chat_message_is_read, chat_message_io, add_time) VALUES ";

    private readonly string _directory = Directory.CreateTempSubdirectory("phalnet-platform-").FullName;
    private readonly Version2Database _old;

    public OldDatabaseTests() => _old = new(File);

    private string File => Path.Combine(_directory, "platform.db");

    [Theory]
    [InlineData(
        "INSERT INTO chat_message (uuid, chat_message_to_uuid, chat_message_type, chat_message_data, chat_message_io, ext_data, add_time) "
        + "VALUES ('a', 'b', 'text', 'c', 'out', NULL, 1) RETURNING id")]
    [InlineData("INSERT INTO access_token (token_hash, member_uuid, app_key, expire_at) VALUES ('a', 'b', 'c', 1)")]
    public async Task WriteOfVersion01_OnAnUpgradedDatabase_Fails(string statement)
    {
        _old.Make();
        _old.Run(statement);
        _old.Run("DELETE FROM chat_message");
        await (await PlatformHost.StartAsync("Development", _directory)).DisposeAsync();

        Should.Throw<SqliteException>(() => _old.Run(statement)).SqliteErrorCode.ShouldBeOneOf(1, 19);
    }

    [Theory]
    [InlineData("(7, 'A', 'B', 'text', 'x', 0, 'up', 1)", "its chat_message_io is neither out nor in")]
    [InlineData("(0, 'A', 'B', 'text', 'x', 0, 'out', 1)", "its id is too small")]
    [InlineData("(1, 'A', 'B', 'text', 'x', 0, 'in', 1)", "its id is too small")]
    [InlineData("(9223372036854775807, 'A', 'B', 'text', 'x', 0, 'out', 1)", "its id is too large")]
    [InlineData("(7, '', 'B', 'text', 'x', 0, 'out', 1)", "it has no sender or no recipient")]
    [InlineData("(7, 'A', 'B', 'text', x'00', 0, 'out', 1)", "its content is not text")]
    [InlineData("(7, 'A', 'B', 'text', 'x', 0, 'out', 'now')", "its add_time is not a number")]
    [InlineData("(7, 'A', 'B', 'text', 'x', 3, 'out', 1)", "its chat_message_is_read is neither 0 nor 1")]
    [InlineData("(7, 'A', 'B', 'text', 'x', 0, 'out', 1), (8, 'A', 'B', 'text', 'y', 0, 'out', 1)", "the next id is another sent message")]
    [InlineData("(6, 'A', 'B', 'text', 'x', 0, 'in', 1), (7, 'A', 'B', 'text', 'y', 0, 'in', 1)", "the id before is another received message")]
    [InlineData("(6, 'A', 'C', 'text', 'x', 0, 'out', 1), (7, 'B', 'A', 'text', 'x', 0, 'in', 1)", "another sender or recipient")]
    [InlineData("(6, 'A', 'B', 'text', 'x', 0, 'out', 1), (7, 'B', 'C', 'text', 'x', 0, 'in', 1)", "another sender or recipient")]
    [InlineData("(6, 'A', 'B', 'text', 'x', 0, 'out', 1), (7, 'B', 'A', 'text', 'y', 0, 'in', 1)", "the same message with different content")]
    public async Task Upgrade_RowThatVersion01NeverWrote_IsRefusedInOneLineAndNothingIsChanged(string rows, string because)
    {
        _old.Make();
        _old.Run(Columns + rows);
        var before = PlatformHost.Query(File, "SELECT * FROM chat_message");

        var exception = await Should.ThrowAsync<InvalidOperationException>(PlatformHost.StartAsync("Development", _directory));

        exception.Message.ShouldMatch("^The Platform database .*cannot be upgraded: row [0-9]+ of chat_message ");
        exception.Message.ShouldContain(because);
        exception.Message.ShouldNotContain("\n");
        PlatformHost.Query(File, "SELECT * FROM chat_message").Select(row => row.Values).ShouldBe(before.Select(row => row.Values));
        PlatformHost.Query(File, "SELECT max(version) AS version FROM platform_schema").Single()["version"].ShouldBe(2L);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
