using System.Data.Common;
using PhalNet;

namespace Modules.Platform;

/// <summary>Runs statements in one of the databases.</summary>
internal interface IStatementRunner
{
    /// <summary>The rows of a query.</summary>
    ValueTask<List<T>> QueryAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CallTrace trace, CodeLocation caller, CancellationToken cancellation);

    /// <summary>
    /// Runs statements in one transaction, which is on disk when the task completes; returns the rows that the last one changed.
    /// </summary>
    Task<int> ExecuteAsync(
        IReadOnlyList<Statement> statements, CallTrace trace, CodeLocation caller, CancellationToken cancellation);
}
