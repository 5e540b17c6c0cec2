using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace PhalNet;

internal sealed class TracingCommand(DbCommand inner, TracingConnection connection, CallTrace trace, CodeLocation caller) : DbCommand
{
    private DbConnection? _connection = connection;
    private DbTransaction? _transaction;

    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => inner.DesignTimeVisible;
        set => inner.DesignTimeVisible = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => inner.UpdatedRowSource;
        set => inner.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => _connection;
        set
        {
            _connection = value;
            inner.Connection = value is TracingConnection tracing ? tracing.Inner : value;
        }
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set
        {
            _transaction = value;
            inner.Transaction = value is TracingTransaction tracing ? tracing.Inner : value;
        }
    }

    public override void Cancel() => inner.Cancel();

    public override void Prepare() => inner.Prepare();

    public override Task PrepareAsync(CancellationToken cancellationToken = default) => inner.PrepareAsync(cancellationToken);

    public override int ExecuteNonQuery() => Traced(static command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Traced(static command => command.ExecuteScalar());

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        TracedAsync(static (command, token) => command.ExecuteNonQueryAsync(token), cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        TracedAsync(static (command, token) => command.ExecuteScalarAsync(token), cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Traced(command => command.ExecuteReader(behavior));

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        TracedAsync((command, token) => command.ExecuteReaderAsync(behavior, token), cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private T Traced<T>(Func<DbCommand, T> execute)
    {
        var statement = Begin();
        T result;
        try
        {
            result = execute(inner);
        }
        catch (Exception exception)
        {
            statement.End(exception);
            throw;
        }

        statement.End();
        return result;
    }

    private async Task<T> TracedAsync<T>(Func<DbCommand, CancellationToken, Task<T>> execute, CancellationToken cancellation)
    {
        var statement = Begin();
        T result;
        try
        {
            result = await execute(inner, cancellation);
        }
        catch (Exception exception)
        {
            statement.End(exception);
            throw;
        }

        statement.End();
        return result;
    }

    private TracedStatement Begin()
    {
        if (!trace.IsEnabled)
            return default;
        var parameters = new KeyValuePair<string, object?>[inner.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = new(inner.Parameters[i].ParameterName, inner.Parameters[i].Value);
        return trace.BeginStatement(inner.Connection?.Database ?? "", inner.CommandText, parameters, caller);
    }
}
