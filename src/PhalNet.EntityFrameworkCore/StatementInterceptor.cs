using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PhalNet.EntityFrameworkCore;

/// <summary>Records each command from start to end, whether it succeeds, fails or is cancelled.</summary>
internal sealed class StatementInterceptor(OperationSources sources) : DbCommandInterceptor
{
    // Created for the first statement of a call with debug output; before that, ending a command costs only a field read.
    private ConditionalWeakTable<DbCommand, TracedCommand>? _commands;

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        if (CallTrace.Current is { IsEnabled: true } trace)
            Commands.AddOrUpdate(result, new(sources.Find(trace, eventData, result)));
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Begin(command, eventData, result.HasResult);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        Begin(command, eventData, result.HasResult);
        return new(result);
    }

    public override InterceptionResult<object> ScalarExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result)
    {
        Begin(command, eventData, result.HasResult);
        return result;
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Begin(command, eventData, result.HasResult);
        return new(result);
    }

    public override InterceptionResult<int> NonQueryExecuting(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Begin(command, eventData, result.HasResult);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Begin(command, eventData, result.HasResult);
        return new(result);
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        End(command);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public override object? ScalarExecuted(DbCommand command, CommandExecutedEventData eventData, object? result)
    {
        End(command);
        return result;
    }

    public override ValueTask<object?> ScalarExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public override int NonQueryExecuted(DbCommand command, CommandExecutedEventData eventData, int result)
    {
        End(command);
        return result;
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        End(command);
        return new(result);
    }

    public override void CommandFailed(DbCommand command, CommandErrorEventData eventData) => End(command, eventData.Exception);

    public override Task CommandFailedAsync(
        DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command, eventData.Exception);
        return Task.CompletedTask;
    }

    public override void CommandCanceled(DbCommand command, CommandEndEventData eventData) =>
        End(command, new OperationCanceledException());

    public override Task CommandCanceledAsync(
        DbCommand command, CommandEndEventData eventData, CancellationToken cancellationToken = default)
    {
        End(command, new OperationCanceledException());
        return Task.CompletedTask;
    }

    private ConditionalWeakTable<DbCommand, TracedCommand> Commands => LazyInitializer.EnsureInitialized(ref _commands, static () => []);

    private void Begin(DbCommand command, CommandEventData eventData, bool isAnswered)
    {
        // A command whose result another interceptor supplies is not sent; one of a traced data source is recorded there.
        if (CallTrace.Current is not { IsEnabled: true } trace || isAnswered || command.GetType().Assembly == typeof(CallTrace).Assembly)
            return;
        var location = Commands.TryGetValue(command, out var known) ? known.Location : sources.Find(trace, eventData, command);
        var parameters = new KeyValuePair<string, object?>[command.Parameters.Count];
        for (var i = 0; i < parameters.Length; i++)
            parameters[i] = new(command.Parameters[i].ParameterName, command.Parameters[i].Value);
        var statement = trace.BeginStatement(command.Connection?.Database ?? "", command.CommandText, parameters, location);
        Commands.AddOrUpdate(command, new(location) { Statement = statement });
    }

    private void End(DbCommand command, Exception? error = null)
    {
        if (_commands is not null && _commands.Remove(command, out var traced))
            traced.Statement.End(error);
    }

    private sealed class TracedCommand(CodeLocation location)
    {
        public CodeLocation Location => location;

        public TracedStatement Statement { get; init; }
    }
}
