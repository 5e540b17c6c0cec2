using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Modules.Platform.Tests.Storage;

/// <summary>How the write queue uses <see cref="TracingDbDataSource.CreateView"/>, with a real driver.</summary>
public sealed class TracingViewTests : IDisposable
{
    private readonly SqliteConnection _shared = new("Data Source=:memory:");

    public TracingViewTests()
    {
        _shared.Open();
        Run(_shared, "CREATE TABLE t (a)");
    }

    [Fact]
    public void View_OfOneConnection_EachPutsItsStatementsIntoItsTrace()
    {
        var first = CallTrace.Start(TimeProvider.System);
        var second = CallTrace.Start(TimeProvider.System);
        using (var transaction = _shared.BeginTransaction())
        {
            using (var view = TracingDbDataSource.CreateView(_shared, first, new("One.cs", 7, "First")))
                Run(view, "INSERT INTO t VALUES (1)");
            using (var view = TracingDbDataSource.CreateView(_shared, second, new("Two.cs", 8, "Second")))
                Run(view, "INSERT INTO t VALUES (2)");
            transaction.Rollback();
        }

        first.Statements.Single().Statement.ShouldBe("INSERT INTO t VALUES (1)");
        first.Statements.Single().Location.ShouldBe(new CodeLocation("One.cs", 7, "First"));
        second.Statements.Single().Location.ShouldBe(new CodeLocation("Two.cs", 8, "Second"));
        Count().ShouldBe(0L, "the views took part in the transaction");
    }

    [Fact]
    public async Task View_Disposed_LeavesTheConnectionOpen()
    {
        foreach (var trace in new[] { CallTrace.None, CallTrace.Start(TimeProvider.System) })
        {
            using (var view = TracingDbDataSource.CreateView(_shared, trace, default))
                view.Close();
            await using (var view = TracingDbDataSource.CreateView(_shared, trace, default))
                await view.CloseAsync();
            _shared.State.ShouldBe(ConnectionState.Open);
        }
    }

    [Fact]
    public async Task View_OfATracedConnection_TracesOnceOnly()
    {
        await using var source = new TracingDbDataSource(SqliteFactory.Instance.CreateDataSource("Data Source=:memory:"));
        var outer = CallTrace.Start(TimeProvider.System);
        var inner = CallTrace.Start(TimeProvider.System);
        await using var traced = await source.OpenConnectionAsync(outer);
        await using var view = TracingDbDataSource.CreateView(traced, inner, default);

        Run(view, "SELECT 1");

        inner.Statements.Count.ShouldBe(1);
        outer.Statements.ShouldBeEmpty();
    }

    [Fact]
    public void View_WithoutTrace_CollectsNothing()
    {
        using var view = TracingDbDataSource.CreateView(_shared, CallTrace.None, default);
        Run(view, "INSERT INTO t VALUES (1)");
        Count().ShouldBe(1L);
        CallTrace.None.Statements.ShouldBeEmpty();
    }

    public void Dispose() => _shared.Dispose();

    private object? Count()
    {
        using var command = _shared.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM t";
        return command.ExecuteScalar();
    }

    private static void Run(DbConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
