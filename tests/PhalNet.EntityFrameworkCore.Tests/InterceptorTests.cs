using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests;

/// <summary>Tracing together with other interceptors, and registered twice.</summary>
public sealed class InterceptorTests : IAsyncLifetime
{
    private readonly TestDatabase _database = new SqliteDatabase();

    public async ValueTask InitializeAsync() => await _database.CreateAsync();

    [Fact]
    public void Tracing_AddedTwice_IsThereOnce()
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UsePhalNetTracing().UsePhalNetTracing();

        options.Options.FindExtension<CoreOptionsExtension>()!.Interceptors!.Count().ShouldBe(3);
    }

    [Fact]
    public async Task Command_ThatAnInterceptorBeforeChanges_IsRecordedAsSent()
    {
        var trace = await TraceAsync(new Changing(), context => context.Items.Count());

        trace.Statements.ShouldHaveSingleItem().Statement.ShouldStartWith("-- changed\nSELECT");
    }

    [Fact]
    public async Task Command_ThatAnInterceptorBeforeAnswers_IsNotRecorded()
    {
        var trace = await TraceAsync(new Answering(), context => context.Database.ExecuteSqlRaw("DELETE FROM \"Items\"").ShouldBe(7));

        trace.Statements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Command_ThatAnInterceptorAfterRefuses_IsRecordedAsFailed()
    {
        var trace = await TraceAsync(
            null, context => Should.Throw<NotSupportedException>(() => context.Items.Count()), new Refusing());

        trace.Statements.ShouldHaveSingleItem().Error.ShouldStartWith("System.NotSupportedException: ");
    }

    [Fact]
    public async Task Command_OfATracedDataSource_IsRecordedOnce()
    {
        await using var source = new TracingDbDataSource(SqliteFactory.Instance.CreateDataSource("Data Source=:memory:"));
        var trace = CallTrace.Start(TimeProvider.System);
        await using var connection = await source.OpenConnectionAsync(trace, TestContext.Current.CancellationToken);
        await InCallAsync(trace, () =>
        {
            using var context = new ShopContext(
                new DbContextOptionsBuilder<ShopContext>().UseSqlite(connection).UsePhalNetTracing().Options);
            context.Database.ExecuteSqlRaw("SELECT 1");
        });

        trace.Statements.ShouldHaveSingleItem();
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<CallTrace> TraceAsync(IInterceptor? before, Action<ShopContext> work, IInterceptor? after = null)
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        _database.Use(options);
        if (before is not null)
            options.AddInterceptors(before);
        options.UsePhalNetTracing();
        if (after is not null)
            options.AddInterceptors(after);
        var trace = CallTrace.Start(TimeProvider.System);
        await InCallAsync(trace, () =>
        {
            using var context = new ShopContext(options.Options);
            work(context);
        });
        return trace;
    }

    private static async Task InCallAsync(CallTrace trace, Action work)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPhalNet().AddModule("Shop", [typeof(Work)], module => module.Services.AddSingleton(work));
        using var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        await using var result = await host.Services.GetRequiredService<ICallDispatcher>()
            .CallAsync(new("Shop.Work.Run", CallRequest.Create("").Values) { Trace = trace }, TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
        result.Ret.ShouldBe(200, $"{trace.Notes.FirstOrDefault(note => note.Key == "exception").Value}");
    }

    [Service("Shop.Work")]
    private sealed class Work(Action work)
    {
        public void Run() => work();
    }

    private sealed class Changing : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            command.CommandText = "-- changed\n" + command.CommandText;
            return result;
        }
    }

    private sealed class Answering : DbCommandInterceptor
    {
        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => InterceptionResult<int>.SuppressWithResult(7);
    }

    private sealed class Refusing : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => throw new NotSupportedException("no");
    }
}
