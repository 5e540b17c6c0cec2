using PhalNet;

namespace Modules.Platform;

/// <summary>Writes to the database, each write in a transaction that is on the disk when the task ends.</summary>
internal interface ISqliteWrites
{
    /// <param name="write">The statements.</param>
    /// <param name="committed">What has to be done before the caller knows of the commit.</param>
    /// <param name="trace">Where the statements go.</param>
    /// <param name="caller">The source that asks for them.</param>
    /// <param name="cancellation">Gives the write up as long as it is not begun.</param>
    Task<T> WriteAsync<T>(
        Func<SqliteStatements, T> write, Action<T>? committed, CallTrace trace, CodeLocation caller, CancellationToken cancellation);
}
