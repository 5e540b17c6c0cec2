using Microsoft.Extensions.Logging;

namespace PhalNet.Modules;

/// <summary>The log lines of modules from folders; event ids 1300 to 1399.</summary>
internal static partial class ModulesLog
{
    [LoggerMessage(1300, LogLevel.Warning, "The clean-up step {Step} before unloading a module failed: {Problem}")]
    public static partial void CleanUpFailed(ILogger logger, string step, string problem);

    [LoggerMessage(1301, LogLevel.Information, "The module {Module} {Version} is active")]
    public static partial void Active(ILogger logger, string module, string version);

    [LoggerMessage(1302, LogLevel.Information, "The module {Module} {Version} is {State}")]
    public static partial void Left(ILogger logger, string module, string version, ModuleState state);

    [LoggerMessage(1303, LogLevel.Error, "The module {Module} {Version} is {State}: {Reasons}")]
    public static partial void Refused(ILogger logger, string module, string version, ModuleState state, string reasons);

    [LoggerMessage(1304, LogLevel.Warning, "{Path} has no module.json; outside Development it is refused")]
    public static partial void Derived(ILogger logger, string path);

    [LoggerMessage(1305, LogLevel.Error, "The modules could not be brought to their desired states; the host tries again")]
    public static partial void PassFailed(ILogger logger, Exception exception);

    [LoggerMessage(1306, LogLevel.Warning, "The module {Module} failed and is reloaded in {Delay}")]
    public static partial void SetUpAgain(ILogger logger, string module, TimeSpan delay);

    [LoggerMessage(1307, LogLevel.Warning, "Threads of the pool may end, which can crash the process after a module was replaced. "
        + "Add <RuntimeHostConfigurationOption Include=\"{Setting}\" Value=\"-1\" /> to an ItemGroup of the host's project, or set "
        + "{Variable}=-1 in the environment")]
    public static partial void ThreadsMayEnd(ILogger logger, string setting, string variable);
}
