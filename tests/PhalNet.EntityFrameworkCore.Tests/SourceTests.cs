using PhalNet.EntityFrameworkCore.Tests.Services;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests;

/// <summary>The source line of a statement; the same for every database.</summary>
public abstract class SourceTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ShopHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await CreateAsync();
        _host = await ShopHost.StartAsync(_database, Registration.Pool, typeof(Sources));
    }

    protected abstract Task<TestDatabase> CreateAsync();

    [Theory]
    [InlineData("List")]
    [InlineData("Later")]
    [InlineData("Each")]
    [InlineData("Nested")]
    [InlineData("Save")]
    [InlineData("Update")]
    [InlineData("Raw")]
    [InlineData("PassedOn")]
    [InlineData("Repository")]
    [InlineData("Resumed")]
    [InlineData("OpenedBefore")]
    public async Task Source_IsTheLineThatAsks_WhetherTheConnectionIsNewOrNot(string action)
    {
        for (var i = 0; i < 3; i++)
        {
            if (i != 1)
                _database.ClearPools();
            var (data, trace) = await _host.TraceAsync("Shop.Sources." + action);

            trace.Statements.ShouldHaveSingleItem().Location.ShouldBe(((Place)data!).Location);
        }
    }

    // An optimised method may be inlined into its caller, and then has no frame.
    [Fact]
    public async Task Source_OfSynchronousQueries_IsNeverTheLineBefore()
    {
        for (var i = 0; i < 3; i++)
        {
            var (data, trace) = await _host.TraceAsync("Shop.Sources.Now");

            trace.Statements.ShouldHaveSingleItem().Location.ShouldBeOneOf(((Place)data!).Location, new("", 0, ""), default);
        }

        for (var i = 0; i < 60; i++)
        {
            var (data, trace) = await _host.TraceAsync("Shop.Sources.Kept");

            trace.Statements.Count.ShouldBe(2);
            trace.Statements.Zip((Place[])data!)
                .ShouldAllBe(pair => pair.First.Location.Line == 0 || pair.First.Location == pair.Second.Location);
        }
    }

    [Fact]
    public async Task Source_OfQueriesThatReadOn_IsTheLineThatAsksOrNone()
    {
        var (_, trace) = await _host.TraceAsync("Shop.Sources.Split");

        trace.Statements.Count.ShouldBe(2);
        trace.Statements[0].Location.Member.ShouldBe(nameof(Sources.Split));
        trace.Statements[1].Location.Member.ShouldBeOneOf(nameof(Sources.Split), "", null);
    }

    [Fact]
    public async Task Source_GivenByATag_IsUsedWhereTheStackDoesNotTell()
    {
        var (data, trace) = await _host.TraceAsync("Shop.Sources.Tagged");

        var place = (Place)data!;
        trace.Statements.ShouldHaveSingleItem().Location.ShouldBe(new CodeLocation(place.File, place.Line, ""));
    }

    [Fact]
    public async Task Source_OfAQueryOnAnotherThread_IsNone()
    {
        var (_, trace) = await _host.TraceAsync("Shop.Sources.Untagged");

        var entry = trace.Statements.ShouldHaveSingleItem();
        entry.Location.Line.ShouldBe(0);
        DebugText.Format(entry, trace).ShouldContain(" - SQL](0):    ::()    Items    SELECT");
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

public sealed class SqliteSourceTests : SourceTests
{
    protected override Task<TestDatabase> CreateAsync() => new SqliteDatabase().CreateAsync();
}

public sealed class PostgreSqlSourceTests(PostgreSql server) : SourceTests
{
    protected override Task<TestDatabase> CreateAsync() => server.CreateAsync();
}
