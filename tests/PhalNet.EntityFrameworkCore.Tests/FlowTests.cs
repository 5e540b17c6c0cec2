using Microsoft.EntityFrameworkCore;
using PhalNet.EntityFrameworkCore.Tests.Services;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests;

/// <summary>Which call a statement belongs to; the same for every database and every way of creating contexts.</summary>
public abstract class FlowTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await CreateAsync();

    protected abstract Task<TestDatabase> CreateAsync();

    [Theory]
    [InlineData(Registration.Context)]
    [InlineData(Registration.Pool)]
    [InlineData(Registration.Factory)]
    [InlineData(Registration.PooledFactory)]
    public async Task ParallelCalls_EachHaveTheirOwnStatements(Registration registration)
    {
        await using var host = await ShopHost.StartAsync(_database, registration, typeof(Flows));
        for (var round = 0; round < 2; round++)
        {
            var calls = await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Task.Run(() => host.TraceAsync("Shop.Flows.Find", ("name", $"{i}")))));

            for (var i = 0; i < calls.Length; i++)
            {
                calls[i].Trace.Statements.Count.ShouldBe(2);
                calls[i].Trace.Statements.ShouldAllBe(entry => entry.Parameters.Single().Value!.Equals($"{i}"));
                calls[i].Trace.Statements.ShouldAllBe(entry => entry.Location == default || entry.Location.Member == nameof(Flows.Find));
                calls[i].Trace.Statements.Select(entry => entry.Location.Line).Where(line => line > 0).ShouldBeUnique();
            }
        }
    }

    [Fact]
    public async Task Context_OutsideOfACall_WorksAndIsRecordedNowhere()
    {
        await using var context = _database.Context();
        (await context.Items.Where(item => item.Price > 10m).CountAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        context.Items.Add(new() { Name = "cup" });
        (await context.SaveChangesAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        Should.Throw<System.Data.Common.DbException>(() => context.Database.ExecuteSqlRaw("SELECT * FROM nowhere"));

        CallTrace.Current.ShouldBeSameAs(CallTrace.None);
    }

    [Fact]
    public async Task Context_MadeElsewhere_IsRecordedInTheCallThatUsesIt()
    {
        await using var host = await ShopHost.StartAsync(_database, Registration.Context, typeof(Flows));
        await using var context = host.Shared.Context = _database.Context();
        var (_, first) = await host.TraceAsync("Shop.Flows.WithContextOfAnotherCall");
        var (_, second) = await host.TraceAsync("Shop.Flows.WithContextOfAnotherCall");
        await context.Items.CountAsync(TestContext.Current.CancellationToken);

        first.Statements.ShouldHaveSingleItem();
        second.Statements.ShouldHaveSingleItem().Location.Member.ShouldBe(nameof(Flows.WithContextOfAnotherCall));
    }

    [Fact]
    public async Task Statements_AfterTheEndOfTheCallThatStartedThem_AreRecordedNowhere()
    {
        await using var host = await ShopHost.StartAsync(_database, Registration.Context, typeof(Flows));
        await using var context = host.Shared.Context = _database.Context();
        var (_, trace) = await host.TraceAsync("Shop.Flows.StartLoop");
        host.Shared.Ended.SetResult();
        await host.Shared.Loop!;

        trace.Statements.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task CallInACall_ThatCollectsNothing_IsNotRecordedInTheOuterOne()
    {
        await using var host = await ShopHost.StartAsync(_database, Registration.Pool, typeof(Flows));
        var (_, trace) = await host.TraceAsync("Shop.Flows.Outer");

        trace.Statements.Select(entry => entry.Location.Member).ShouldBe([nameof(Flows.Outer), nameof(Flows.Outer)]);
    }

    [Fact]
    public async Task ManyContexts_ShareWhatEntityFrameworkKeeps()
    {
        await using var host = await ShopHost.StartAsync(_database, Registration.Context, typeof(Flows));
        for (var i = 0; i < 50; i++)
            await host.TraceAsync("Shop.Flows.Find", ("name", "pen"));
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}

public sealed class SqliteFlowTests : FlowTests
{
    protected override Task<TestDatabase> CreateAsync() => new SqliteDatabase().CreateAsync();
}

public sealed class PostgreSqlFlowTests(PostgreSql server) : FlowTests
{
    protected override Task<TestDatabase> CreateAsync() => server.CreateAsync();
}
