using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>The log messages of the engine; event ids 1000 to 1099.</summary>
internal static partial class CoreLog
{
    [LoggerMessage(1000, LogLevel.Error, "{Service} failed; trace id {TraceId}")]
    public static partial void CallFailed(ILogger logger, Exception exception, string service, string traceId);

    [LoggerMessage(1001, LogLevel.Information, "The service table is ready; modules: {Modules}, actions: {Actions}")]
    public static partial void TablePublished(ILogger logger, int modules, int actions);

    [LoggerMessage(1002, LogLevel.Critical, "The background service {Service} of the module {Module} ended with an error")]
    public static partial void BackgroundServiceFailed(ILogger logger, Exception exception, Type service, string module);

    [LoggerMessage(1003, LogLevel.Error, "The module {Module} cannot start and is not served")]
    public static partial void ModuleFaulted(ILogger logger, string module, Exception exception);

    [LoggerMessage(1004, LogLevel.Warning, "The module {Module} was stopped while {Calls} calls were still running: {Stragglers}")]
    public static partial void CallsLeft(ILogger logger, string module, int calls, string stragglers);

    [LoggerMessage(1005, LogLevel.Warning, "The module {Module} did not stop cleanly: {Failure}")]
    public static partial void ModuleEndFailed(ILogger logger, string module, string failure);

    [LoggerMessage(1006, LogLevel.Error, "A hosted service of the module {Module} failed after the module was published")]
    public static partial void StartedFailed(ILogger logger, Exception exception, string module);

    [LoggerMessage(1012, LogLevel.Error, "The module {Module} is no longer served: {Reason}")]
    public static partial void ModuleTakenOut(ILogger logger, string module, string reason);

    [LoggerMessage(1013, LogLevel.Error, "{Reason} It is not served; its start is cleaned up when it ends")]
    public static partial void StartGivenUp(ILogger logger, string reason);

    [LoggerMessage(1014, LogLevel.Information, "The cancelled start of the module {Module} has ended and is cleaned up")]
    public static partial void LateStartEnded(ILogger logger, string module);

    [LoggerMessage(1015, LogLevel.Warning, "The module {Module} no longer waits for {Calls} calls and cancels them: {Stragglers}")]
    public static partial void CallsCutOff(ILogger logger, string module, int calls, string stragglers);

    [LoggerMessage(1016, LogLevel.Warning,
        "The module {Module} tried to stop the application, which a module cannot do; the application continues")]
    public static partial void StopRefused(ILogger logger, string module);

    [LoggerMessage(1018, LogLevel.Warning,
        "The configuration of the module {Module} has changed and is not valid; the previous one stays in use: {Problems}")]
    public static partial void ConfigurationKept(ILogger logger, string module, string problems);

    [LoggerMessage(1017, LogLevel.Error, "A lifetime event handler of the module {Module} failed")]
    public static partial void LifetimeFailed(ILogger logger, string module, Exception exception);

    [LoggerMessage(1008, LogLevel.Warning, "{Key} is not an option and has no effect; the nearest option is {Nearest}")]
    public static partial void OptionUnknown(ILogger logger, string key, string nearest);

    [LoggerMessage(EventId = 1010, Message = "The module {Module}: {Remark}")]
    public static partial void Remark(ILogger logger, LogLevel level, string module, string remark);

    [LoggerMessage(1009, LogLevel.Warning,
        "ConfigurePhalNetModule names the module {Module}, which does not exist: {Hint} "
        + "It applies to a module of this name that is added later")]
    public static partial void ModuleNotConfigured(ILogger logger, string module, string hint);

    [LoggerMessage(1007, LogLevel.Error, "An observer of the modules failed")]
    public static partial void WatcherFailed(ILogger logger, Exception exception);

    [LoggerMessage(1020, LogLevel.Warning, "{Class} cannot be created at start, so its properties with [Param] are required; "
        + "set their default values with [DefaultValue]")]
    public static partial void NoInitialValues(ILogger logger, Exception exception, Type @class);

    [LoggerMessage(1021, LogLevel.Warning, "The objects created to read the initial values of {Class} could not be disposed")]
    public static partial void NotDisposed(ILogger logger, Exception exception, Type @class);

    [LoggerMessage(1030, LogLevel.Error, "A body could not be stored in a temporary file in {Directory}; {Count} failures since the last "
        + "such entry, which is logged at most once a minute; trace id {TraceId}")]
    public static partial void BodyNotKept(ILogger logger, Exception exception, string directory, long count, string traceId);

    [LoggerMessage(1031, LogLevel.Debug, "A body could not be stored in a temporary file; trace id {TraceId}")]
    public static partial void BodyNotKeptAgain(ILogger logger, Exception exception, string traceId);

    [LoggerMessage(1032, LogLevel.Warning,
        "Temporary files cannot be created in {Directory}; a request that needs one gets ret 500")]
    public static partial void BodyFolderMissing(ILogger logger, Exception exception, string directory);

    [LoggerMessage(
        1011,
        LogLevel.Warning,
        "{Type}.{Member} is not declared nullable and was null; null is written. Logged once for each type")]
    public static partial void NullMember(ILogger logger, Type type, string member);
}
