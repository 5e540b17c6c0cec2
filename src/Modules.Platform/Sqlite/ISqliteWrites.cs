using PhalNet;

namespace Modules.Platform;

/// <summary>Writes to the database; each write's transaction is on disk when the task completes.</summary>
internal interface ISqliteWrites
{
    /// <param name="write">The statements.</param>
    /// <param name="committed">Runs after the commit and before the task completes.</param>
    /// <param name="trace">The trace that records the statements.</param>
    /// <param name="caller">The source code location of the caller.</param>
    /// <param name="cancellation">Cancels the write if it has not begun.</param>
    Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation);
}
