using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

internal sealed class TracingConnection(DbConnection inner, CallTrace trace, CodeLocation caller, bool owned = true) : DbConnection
{
    public DbConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override int ConnectionTimeout => inner.ConnectionTimeout;

    public override bool CanCreateBatch => false;

    protected override DbProviderFactory? DbProviderFactory => DbProviderFactories.GetFactory(inner);

    public override void Open() => inner.Open();

    public override Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public override void Close()
    {
        if (owned)
            inner.Close();
    }

    public override Task CloseAsync() => owned ? inner.CloseAsync() : Task.CompletedTask;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void EnlistTransaction(System.Transactions.Transaction? transaction) => inner.EnlistTransaction(transaction);

    public override DataTable GetSchema() => inner.GetSchema();

    public override DataTable GetSchema(string collectionName) => inner.GetSchema(collectionName);

    public override DataTable GetSchema(string collectionName, string?[] restrictionValues) =>
        inner.GetSchema(collectionName, restrictionValues);

    public override async ValueTask DisposeAsync()
    {
        if (owned)
            await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) =>
        new TracingTransaction(inner.BeginTransaction(isolationLevel), this);

    protected override async ValueTask<DbTransaction> BeginDbTransactionAsync(
        IsolationLevel isolationLevel, CancellationToken cancellationToken) =>
        new TracingTransaction(await inner.BeginTransactionAsync(isolationLevel, cancellationToken), this);

    protected override DbCommand CreateDbCommand() => new TracingCommand(inner.CreateCommand(), this, trace, caller);

    protected override void Dispose(bool disposing)
    {
        if (disposing && owned)
            inner.Dispose();
        base.Dispose(disposing);
    }
}

internal sealed class TracingTransaction(DbTransaction inner, TracingConnection connection) : DbTransaction
{
    public DbTransaction Inner => inner;

    public override IsolationLevel IsolationLevel => inner.IsolationLevel;

    public override bool SupportsSavepoints => inner.SupportsSavepoints;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => inner.Commit();

    public override Task CommitAsync(CancellationToken cancellationToken = default) => inner.CommitAsync(cancellationToken);

    public override void Rollback() => inner.Rollback();

    public override Task RollbackAsync(CancellationToken cancellationToken = default) => inner.RollbackAsync(cancellationToken);

    public override void Save(string savepointName) => inner.Save(savepointName);

    public override void Rollback(string savepointName) => inner.Rollback(savepointName);

    public override void Release(string savepointName) => inner.Release(savepointName);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
