using PhalNet.EntityFrameworkCore.Tests.Services;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests;

/// <summary>What is recorded of the statements of a call; the same for every database.</summary>
public abstract class StatementTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ShopHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateAsync();
        _host = await ShopHost.StartAsync(_database, Registration.Context, typeof(Statements));
    }

    protected abstract Task<TestDatabase> CreateAsync();

    [Theory]
    [InlineData("Dear", "SELECT")]
    [InlineData("DearSync", "SELECT")]
    [InlineData("Scalar", "SELECT")]
    [InlineData("ScalarLater", "SELECT")]
    [InlineData("Update", "UPDATE \"Items\"")]
    [InlineData("UpdateLater", "UPDATE \"Items\"")]
    [InlineData("Delete", "DELETE FROM \"Items\"")]
    [InlineData("FromSql", "SELECT * FROM \"Items\" WHERE \"Price\" > @p0")]
    [InlineData("SaveSync", "INSERT INTO \"Items\"")]
    public async Task Statement_OfEveryKind_IsRecordedOnce(string action, string start)
    {
        var expected = await _host.CallAsync("Shop.Statements." + action);
        expected.Ret.ShouldBe(200);
        var (data, trace) = await _host.TraceAsync("Shop.Statements." + action);

        if (action != "FromSql")
            data.ShouldBeEquivalentTo(expected.Data);
        trace.Statements[0].Statement.ShouldStartWith(start);
        trace.Statements.Count.ShouldBe(action == "SaveSync" ? 2 : 1);
        trace.Statements.ShouldAllBe(entry => entry.Error == null && entry.Database != "" && entry.Elapsed > TimeSpan.Zero);
        trace.Statements.ShouldAllBe(entry => entry.Location.Class == nameof(Statements) || entry.Location == default);
    }

    [Fact]
    public async Task Query_ComparingDecimals_WorksWithDebugOutput()
    {
        var (data, trace) = await _host.TraceAsync("Shop.Statements.Dear");

        data.ShouldBe(new[] { "book" });
        var text = DebugText.Format(trace.Statements.ShouldHaveSingleItem(), trace);
        text.ShouldContain("Statements::Dear()    Items    SELECT");
        text.ShouldContain("; -- ");
    }

    [Theory]
    [InlineData("Raw")]
    [InlineData("RawLater")]
    public async Task Parameters_OfRawStatements_AreShown(string action)
    {
        var (data, trace) = await _host.TraceAsync("Shop.Statements." + action, ("name", "it's"));

        data.ShouldBe(1);
        DebugText.Format(trace.Statements.ShouldHaveSingleItem(), trace)
            .ShouldEndWith("UPDATE \"Items\" SET \"Name\" = @p0 WHERE \"Name\" = 'pen'; -- 'it\\'s'");
    }

    [Fact]
    public async Task Save_OfSeveralEntities_IsRecordedWithAllItsStatements()
    {
        var (data, trace) = await _host.TraceAsync("Shop.Statements.Save");

        data.ShouldBe(2);
        string.Concat(trace.Statements.Select(entry => entry.Statement)).Split("INSERT INTO \"Items\"").Length.ShouldBe(3);
        trace.Statements.SelectMany(entry => entry.Parameters).Select(parameter => parameter.Value).ShouldBe(["cup", 0m, "can", 0m], ignoreOrder: true);
        trace.Statements.Select(entry => entry.Number).ShouldBe(Enumerable.Range(1, trace.Statements.Count));
    }

    [Fact]
    public async Task Transaction_ShowsItsStatements_NotItsBeginAndEnd()
    {
        var (data, trace) = await _host.TraceAsync("Shop.Statements.Transaction");

        data.ShouldBe(2);
        trace.Statements.Select(entry => entry.Statement.Split(' ')[0]).ShouldBe(["DELETE", "INSERT", "SELECT"]);
    }

    [Theory]
    [InlineData("Fail")]
    [InlineData("FailSync")]
    public async Task Statement_ThatFails_IsRecordedWithItsError(string action)
    {
        var trace = CallTrace.Start(TimeProvider.System);
        var result = await _host.CallAsync("Shop.Statements." + action, trace);

        result.Ret.ShouldBe(500);
        var entry = trace.Statements.ShouldHaveSingleItem();
        entry.Statement.ShouldBe("SELECT * FROM nowhere");
        entry.Error.ShouldNotBeNull().ShouldContain("nowhere");
        entry.Location.Class.ShouldBe(nameof(Statements));
    }

    [Fact]
    public async Task Statements_AfterOneThatFailed_AreRecorded()
    {
        var (_, trace) = await _host.TraceAsync("Shop.Statements.FailAndGoOn");

        trace.Statements.Select(entry => entry.Error is null).ShouldBe([false, true]);
    }

    [Fact]
    public async Task Statement_ThatIsCancelled_IsRecordedAsSuch()
    {
        var (data, trace) = await _host.TraceAsync("Shop.Statements.Cancel");

        data.ShouldBe("cancelled");
        trace.Statements.ShouldAllBe(entry => entry.Error!.StartsWith("System.OperationCanceledException: "));
    }

    [Fact]
    public async Task SensitiveValues_AreMasked()
    {
        var (_, trace) = await _host.TraceAsync("Shop.Statements.Secret", ("password", "hunter2"));

        var text = DebugText.Format(trace.Statements.ShouldHaveSingleItem(), trace);
        text.ShouldEndWith(" -- '***'");
        text.ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task Call_WithoutDebugOutput_RecordsNothing()
    {
        var trace = CallTrace.Start(TimeProvider.System);
        (await _host.CallAsync("Shop.Statements.Save")).Ret.ShouldBe(200);

        trace.Statements.ShouldBeEmpty();
        CallTrace.None.Statements.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteStatementTests : StatementTests
{
    protected override Task<TestDatabase> CreateAsync() => new SqliteDatabase().CreateAsync();
}

public sealed class PostgreSqlStatementTests(PostgreSql server) : StatementTests
{
    protected override Task<TestDatabase> CreateAsync() => server.CreateAsync();

    [Fact]
    public async Task Statement_ThatIsCancelledUnderWay_IsRecordedAsSuch()
    {
        await using var database = await CreateAsync();
        await using var host = await ShopHost.StartAsync(database, Registration.Context, typeof(Statements));
        var (data, trace) = await host.TraceAsync("Shop.Statements.CancelSleep");

        data.ShouldBe("cancelled");
        trace.Statements.ShouldHaveSingleItem().Error.ShouldBe("System.OperationCanceledException: The operation was canceled.");
    }
}
