using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PhalNet.EntityFrameworkCore;

/// <summary>Records the source of queries that open a connection, which may have to wait.</summary>
internal sealed class OpeningInterceptor(OperationSources sources) : DbConnectionInterceptor
{
    public override InterceptionResult ConnectionOpening(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        sources.Open(connection);
        return result;
    }

    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        sources.Open(connection);
        return new(result);
    }
}

/// <summary>Records the source of saves, which wait for their connection, their transaction and their batches.</summary>
internal sealed class SavingInterceptor(OperationSources sources) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        sources.Save(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        sources.Save(eventData.Context);
        return new(result);
    }
}
