using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhalNet.EntityFrameworkCore;

/// <summary>
/// Finds the source line of a command. After a wait that ends on another thread the stack no longer shows it, so it is recorded when an
/// operation begins: for a query when its connection is opened, for a save at its start. It is used only for the commands of that
/// operation.
/// </summary>
internal sealed class OperationSources
{
    // Keys are connections opened by a query, and contexts that are saving.
    private ConditionalWeakTable<object, Source>? _beginnings;

    public CodeLocation Find(CallTrace trace, CommandEventData data, DbCommand command)
    {
        var begun = Of(data, trace);
        if (Caller() is { Line: > 0 } caller)
            return caller;
        return begun ?? CallSiteTag.Read(data.CommandSource, command.CommandText) ?? default;
    }

    /// <summary>Records the source of the query that opens a connection, or removes an earlier one.</summary>
    public void Open(DbConnection connection)
    {
        if (CallTrace.Current is not { IsEnabled: true } trace)
            return;
        if (IsByCommand() && Caller() is { Line: > 0 } caller)
            Beginnings.AddOrUpdate(connection, new(trace, caller));
        else
            _beginnings?.Remove(connection);
    }

    /// <summary>Records the source of a save, or removes an earlier one.</summary>
    public void Save(DbContext? context)
    {
        if (context is null || CallTrace.Current is not { IsEnabled: true } trace)
            return;
        if (Caller() is { Line: > 0 } caller)
            Beginnings.AddOrUpdate(context, new(trace, caller));
        else
            _beginnings?.Remove(context);
    }

    private ConditionalWeakTable<object, Source> Beginnings => LazyInitializer.EnsureInitialized(ref _beginnings, static () => []);

    private CodeLocation? Of(CommandEventData data, CallTrace trace)
    {
        if (_beginnings is not { } beginnings)
            return null;

        // A connection is opened for the first command that follows.
        var isOpened = beginnings.Remove(data.Connection, out var opened);
        if (data.CommandSource == CommandSource.SaveChanges)
            return data.Context is { } context && beginnings.TryGetValue(context, out var saved) ? saved.For(trace) : null;
        return isOpened ? opened!.For(trace) : null;
    }

    // Contexts and interceptors act for their callers, even those written by users.
    private static CodeLocation Caller() =>
        CodeLocation.OfCaller(static type => type.IsAssignableTo(typeof(DbContext)) || type.IsAssignableTo(typeof(IInterceptor)));

    // Opening a connection explicitly or for a transaction reveals nothing about later commands.
    private static bool IsByCommand()
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: false).GetFrames())
        {
            for (var type = frame.GetMethod()?.DeclaringType; type is not null; type = type.DeclaringType)
            {
                if (type == typeof(RelationalCommand))
                    return true;
                if (type.DeclaringType is null && !IsBetween(type))
                    return false;
            }
        }

        return false;
    }

    private static bool IsBetween(Type type) =>
        type.Assembly == typeof(OperationSources).Assembly
        || type.Assembly == typeof(object).Assembly
        || type.Assembly == typeof(DbContext).Assembly
        || type.Assembly == typeof(RelationalCommand).Assembly;

    private sealed record Source(CallTrace Trace, CodeLocation Location)
    {
        public CodeLocation? For(CallTrace trace) => ReferenceEquals(trace, Trace) ? Location : null;
    }
}
