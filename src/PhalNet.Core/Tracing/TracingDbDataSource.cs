using System.Data.Common;
using System.Runtime.CompilerServices;

namespace PhalNet;

/// <summary>
/// Records the statements of a data source in the trace of the current call. A call without debug output gets the inner connection itself.
/// </summary>
/// <remarks>
/// A call with debug output gets a PhalNet connection that wraps the driver's. Dapper and linq2db accept it. A library that requires the
/// driver's type does not, and only fails in that case: with Entity Framework Core a query on SQLite fails with <c>no such function:
/// ef_compare</c>. Give Entity Framework Core the driver's connection string or data source, and use <c>UsePhalNetTracing()</c> of the
/// package PhalNet.EntityFrameworkCore for the trace.
/// </remarks>
/// <param name="inner">The data source that provides the connections; it is disposed with this one.</param>
public sealed class TracingDbDataSource(DbDataSource inner) : DbDataSource
{
    /// <inheritdoc/>
    public override string ConnectionString => inner.ConnectionString;

    /// <summary>
    /// Creates a closed connection whose statements are recorded in a trace; the compiler fills in the caller's file, line and method.
    /// </summary>
    public DbConnection CreateConnection(
        CallTrace trace,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        Wrap(inner.CreateConnection(), trace, new(file, line, member));

    /// <summary>
    /// Opens a connection whose statements are recorded in a trace; the compiler fills in the caller's file, line and method.
    /// </summary>
    public async ValueTask<DbConnection> OpenConnectionAsync(
        CallTrace trace,
        CancellationToken cancellation = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0,
        [CallerMemberName] string member = "") =>
        Wrap(await inner.OpenConnectionAsync(cancellation), trace, new(file, line, member));

    /// <summary>
    /// Creates a view of a connection that several calls share, whose statements are recorded in the trace of one call: for a queue that
    /// writes for many calls in one transaction. Statements of the view take part in the connection's current transaction; closing or
    /// disposing the view does not affect the connection. Like the connection itself, its views must not be used concurrently.
    /// </summary>
    /// <param name="shared">The connection; the tracing of a traced data source is bypassed by the view.</param>
    /// <param name="trace">The trace that records the statements.</param>
    /// <param name="caller">The source location that requested the work, captured when it was queued.</param>
    public static DbConnection CreateView(DbConnection shared, CallTrace trace, CodeLocation caller)
    {
        ArgumentNullException.ThrowIfNull(shared);
        ArgumentNullException.ThrowIfNull(trace);
        return new TracingConnection(shared is TracingConnection tracing ? tracing.Inner : shared, trace, caller, owned: false);
    }

    /// <inheritdoc/>
    protected override DbConnection CreateDbConnection()
    {
        // Used by libraries that are unaware of traces; the source location is then found by walking the stack, which only happens for
        // calls with debug output.
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
