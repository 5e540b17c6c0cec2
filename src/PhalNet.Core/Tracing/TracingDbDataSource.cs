using System.Data.Common;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>
/// Puts the statements that go through a data source into the trace of the call that asked for them. A call without debug output gets the
/// inner connection itself.
/// </summary>
/// <remarks>
/// A call with debug output gets a connection of PhalNet's own type around the driver's. Dapper and linq2db take it as it is. A library
/// that needs the driver's type does not, and would fail only then: with Entity Framework Core a query on SQLite ends in
/// <c>no such function: ef_compare</c>. Give Entity Framework Core the driver's connection string or data source, and
/// <c>UsePhalNetTracing()</c> of the package PhalNet.EntityFrameworkCore for the trace.
/// </remarks>
/// <param name="inner">The data source whose connections are used; it is disposed with this one.</param>
public sealed class TracingDbDataSource(DbDataSource inner) : DbDataSource
{
    /// <inheritdoc/>
    public override string ConnectionString => inner.ConnectionString;

    /// <summary>
    /// A closed connection whose statements go into a trace; source file, line and method are those of the caller, filled in by the
    /// compiler.
    /// </summary>
    public DbConnection CreateConnection(
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        Wrap(inner.CreateConnection(), trace, new(file, line, member));

    /// <summary>
    /// An open connection whose statements go into a trace; source file, line and method are those of the caller, filled in by the
    /// compiler.
    /// </summary>
    public async ValueTask<DbConnection> OpenConnectionAsync(
        CallTrace trace,
        CancellationToken cancellation = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        Wrap(await inner.OpenConnectionAsync(cancellation), trace, new(file, line, member));

    /// <summary>
    /// A view of a connection that several calls share, whose statements go into the trace of one of them: what a queue that writes for
    /// many calls in one transaction needs. Statements of the view take part in the transaction that the connection is in; closing or
    /// disposing the view leaves the connection as it is. Views of one connection are as little to be used at the same time as the
    /// connection itself.
    /// </summary>
    /// <param name="shared">The connection; one of a traced data source stops tracing what goes through the view.</param>
    /// <param name="trace">Where the statements go.</param>
    /// <param name="caller">The source that asked for the work, as it was when the work was queued.</param>
    public static DbConnection CreateView(DbConnection shared, CallTrace trace, CodeLocation caller)
    {
        ArgumentNullException.ThrowIfNull(shared);
        ArgumentNullException.ThrowIfNull(trace);
        return new TracingConnection(shared is TracingConnection tracing ? tracing.Inner : shared, trace, caller, owned: false);
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection()
    {
        // Libraries that know nothing of traces come this way; the source is then read off the stack, which only debugging pays for.
        var trace = AmbientTrace.Current;
        return Wrap(inner.CreateConnection(), trace, trace.IsEnabled ? CodeLocation.OfCaller() : default);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    /// <inheritdoc/>
    protected override async ValueTask DisposeAsyncCore()
    {
        await inner.DisposeAsync();
        await base.DisposeAsyncCore();
    }

    private static DbConnection Wrap(DbConnection connection, CallTrace trace, CodeLocation caller) =>
        trace.IsEnabled ? new TracingConnection(connection, trace, caller) : connection;
}
