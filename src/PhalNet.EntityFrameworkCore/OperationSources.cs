using System.Data.Common;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhalNet.EntityFrameworkCore;

/// <summary>
/// Finds the line that asked for a command. Once a wait has ended on another thread the stack tells no more of it, so what is known at the
/// beginning of an operation is kept: of a query at the opening of its connection, of a save at its start. It is used for the commands of
/// that operation and no others.
/// </summary>
internal sealed class OperationSources
{
    // By connection that a query is opening, by context that is saving.
    private ConditionalWeakTable<object, Source>? _beginnings;

    public CodeLocation Find(CallTrace trace, CommandEventData data, DbCommand command)
    {
        var begun = Of(data, trace);
        if (Caller() is { Line: > 0 } caller)
            return caller;
        return begun ?? CallSiteTag.Read(data.CommandSource, command.CommandText) ?? default;
    }

    /// <summary>Keeps or forgets where a query comes from whose connection is opened.</summary>
    public void Open(DbConnection connection)
    {
        if (CallTrace.Current is not { IsEnabled: true } trace)
            return;
        if (IsByCommand() && Caller() is { Line: > 0 } caller)
            Beginnings.AddOrUpdate(connection, new(trace, caller));
        else
            _beginnings?.Remove(connection);
    }

    /// <summary>Keeps or forgets where a save comes from.</summary>
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

        // The first command after an opening is the one it was for.
        var isOpened = beginnings.Remove(data.Connection, out var opened);
        if (data.CommandSource == CommandSource.SaveChanges)
            return data.Context is { } context && beginnings.TryGetValue(context, out var saved) ? saved.For(trace) : null;
        return isOpened ? opened!.For(trace) : null;
    }

    // Contexts and interceptors pass on what others asked for, whoever wrote them.
    private static CodeLocation Caller() =>
        CodeLocation.OfCaller(static type => type.IsAssignableTo(typeof(DbContext)) || type.IsAssignableTo(typeof(IInterceptor)));

    // A connection that is opened by itself or for a transaction says nothing of the commands to come.
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
