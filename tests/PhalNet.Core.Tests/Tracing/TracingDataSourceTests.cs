using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace PhalNet.Core.Tests.Tracing;

public sealed class TracingDataSourceTests : IAsyncDisposable
{
    private readonly TracingDbDataSource _source = new(new SqliteSource($"Data Source=file:{Guid.NewGuid():N};Mode=Memory;Cache=Shared"));
    private readonly DbConnection _keeper;
    private readonly CallTrace _trace = CallTrace.Start(TimeProvider.System);

    public TracingDataSourceTests()
    {
        _keeper = _source.CreateConnection(CallTrace.None);
        _keeper.Open();
        Run(_keeper, "CREATE TABLE tbl_user (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO tbl_user (name) VALUES ('amy'), ('bob')");
    }

    [Fact]
    public async Task Statements_OfEveryWayToRunThem_AreTraced()
    {
        await using var connection = await _source.OpenConnectionAsync(_trace, TestContext.Current.CancellationToken);

        Run(connection, "UPDATE tbl_user SET name = 'amy'").ShouldBe(2);
        (await Command(connection, "UPDATE tbl_user SET name = 'eve'").ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(2);
        Command(connection, "SELECT COUNT(*) FROM tbl_user").ExecuteScalar().ShouldBe(2L);
        (await Command(connection, "SELECT 1 FROM tbl_user").ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe(1L);
        using (var reader = Command(connection, "SELECT name FROM tbl_user").ExecuteReader())
            reader.Read().ShouldBeTrue();
        await using (var reader = await Command(connection, "SELECT id FROM tbl_user").ExecuteReaderAsync(TestContext.Current.CancellationToken))
            (await reader.ReadAsync(TestContext.Current.CancellationToken)).ShouldBeTrue();

        _trace.Statements.Select(entry => (entry.Number, entry.Statement)).ShouldBe(
        [
            (1, "UPDATE tbl_user SET name = 'amy'"), (2, "UPDATE tbl_user SET name = 'eve'"), (3, "SELECT COUNT(*) FROM tbl_user"),
            (4, "SELECT 1 FROM tbl_user"), (5, "SELECT name FROM tbl_user"), (6, "SELECT id FROM tbl_user"),
        ]);
        _trace.Statements.ShouldAllBe(entry => entry.Location.Member == nameof(Statements_OfEveryWayToRunThem_AreTraced)
            && entry.Location.Class == nameof(TracingDataSourceTests) && entry.Location.Line > 0 && entry.Database == "main" && entry.Elapsed >= TimeSpan.Zero);
    }

    [Fact]
    public async Task Statement_ThatFails_IsRecordedWithItsErrorAndThrowsAsBefore()
    {
        using var connection = _source.CreateConnection(_trace);
        connection.Open();

        Run(connection, "SELECT 1");
        Should.Throw<SqliteException>(() => Run(connection, "SELECT * FROM nowhere"));
        await Should.ThrowAsync<SqliteException>(Command(connection, "SELECT 'hunter2' FROM").ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Run(connection, "SELECT 2");

        _trace.Statements.Select(entry => (entry.Number, entry.Statement, entry.Error)).ShouldBe(
        [
            (1, "SELECT 1", null),
            (2, "SELECT * FROM nowhere", "Microsoft.Data.Sqlite.SqliteException: SQLite Error 1: 'no such table: nowhere'."),
            (3, "SELECT 'hunter2' FROM", "Microsoft.Data.Sqlite.SqliteException: SQLite Error 1: 'incomplete input'."),
            (4, "SELECT 2", null),
        ]);
        _trace.Statements.ShouldAllBe(entry => entry.Location.Class == nameof(TracingDataSourceTests));
    }

    [Fact]
    public void Parameters_AreKeptAndWrittenWithSecretsMasked()
    {
        using var connection = _source.CreateConnection(_trace);
        connection.Open();
        using var command = Command(connection, "SELECT name FROM tbl_user WHERE id = @id AND name <> @name");
        Add(command, "@id", 1);
        Add(command, "@name", "hunter2");
        command.ExecuteScalar().ShouldBe("amy");
        _trace.Hide("hunter2");

        var entry = _trace.Statements.Single();
        entry.Parameters.ShouldBe([new("@id", 1), new("@name", "hunter2")]);
        DebugText.Format(entry, _trace).ShouldEndWith("tbl_user    SELECT name FROM tbl_user WHERE id = @id AND name <> @name; -- 1, '***'");
    }

    [Fact]
    public async Task Transactions_CommitAndRollBackThroughTheInnerOne()
    {
        await using var connection = await _source.OpenConnectionAsync(_trace, TestContext.Current.CancellationToken);

        await using (var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            using var command = Command(connection, "DELETE FROM tbl_user");
            command.Transaction = transaction;
            command.Connection.ShouldBeSameAs(connection);
            command.ExecuteNonQuery().ShouldBe(2);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        using (var transaction = connection.BeginTransaction(IsolationLevel.Serializable))
        {
            transaction.Connection.ShouldBeSameAs(connection);
            using var command = Command(connection, "DELETE FROM tbl_user WHERE id = 1");
            command.Transaction = transaction;
            command.ExecuteNonQuery().ShouldBe(1);
            transaction.Save("here");
            transaction.Rollback("here");
            transaction.Commit();
        }

        Command(_keeper, "SELECT COUNT(*) FROM tbl_user").ExecuteScalar().ShouldBe(1L);
    }

    [Fact]
    public async Task Connection_WithoutATrace_IsTheInnerOneItself()
    {
        _keeper.ShouldBeOfType<SqliteConnection>();
        await using var opened = await _source.OpenConnectionAsync(CallTrace.None, TestContext.Current.CancellationToken);
        opened.ShouldBeOfType<SqliteConnection>();
        await using var ambient = await _source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        ambient.ShouldBeOfType<SqliteConnection>();
    }

    [Fact]
    public void Connection_WithATrace_PassesOnWhatItIs()
    {
        using var connection = _source.CreateConnection(_trace);
        connection.State.ShouldBe(ConnectionState.Closed);
        connection.Open();

        connection.State.ShouldBe(ConnectionState.Open);
        connection.Database.ShouldBe("main");
        connection.ServerVersion.ShouldNotBeEmpty();
        connection.ConnectionString.ShouldBe(_source.ConnectionString);
        DbProviderFactories.GetFactory(connection).ShouldBe(SqliteFactory.Instance);
        connection.CanCreateBatch.ShouldBeFalse();
        connection.Close();
        connection.State.ShouldBe(ConnectionState.Closed);
    }

    [Fact]
    public async Task Library_ThatOpensConnectionsOnItsOwn_IsTracedWithTheSourceThatCalledIt()
    {
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Add(new(typeof(TracingDbDataSource), _source));
            app.ShareWithModules<TracingDbDataSource>().AddModule("App", [typeof(Storing)]);
        });
        var values = CallRequest.Create("").Values;

        await host.CallAsync(new CallRequest("App.Storing.Now", values) { Trace = _trace });
        await host.CallAsync(new CallRequest("App.Storing.Later", values) { Trace = _trace });
        await host.CallAsync(new CallRequest("App.Storing.Nested", values) { Trace = _trace });
        await host.CallAsync(new CallRequest("App.Storing.Now", values));

        _trace.Statements.Select(entry => entry.Location.Member).ShouldBe(["Now", "Later", "Nested"]);
        _trace.Statements.ShouldAllBe(entry => entry.Location.Class == nameof(TracingDataSourceTests) && entry.Location.Line > 0);
    }

    public async ValueTask DisposeAsync()
    {
        await _keeper.DisposeAsync();
        await _source.DisposeAsync();
    }

    private static int Run(DbConnection connection, string statement)
    {
        using var command = Command(connection, statement);
        return command.ExecuteNonQuery();
    }

    private static DbCommand Command(DbConnection connection, string statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement;
        return command;
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    private sealed class SqliteSource(string connectionString) : DbDataSource
    {
        public override string ConnectionString => connectionString;

        protected override DbConnection CreateDbConnection() => new SqliteConnection(connectionString);
    }

    [Service("App.Storing")]
    private sealed class Storing(TracingDbDataSource source)
    {
        public void Now()
        {
            using var connection = source.OpenConnection();
            Run(connection, "SELECT 1");
        }

        public async Task Later()
        {
            await Task.Yield();
            await using var connection = await source.OpenConnectionAsync();
            Run(connection, "SELECT 1");
        }

        public void Nested()
        {
            Action act = () =>
            {
                using var connection = source.OpenConnection();
                Run(connection, "SELECT 1");
            };
            act();
        }
    }
}
