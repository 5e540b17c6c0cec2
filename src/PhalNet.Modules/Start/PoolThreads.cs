namespace PhalNet.Modules;

/// <summary>
/// Whether the threads of the pool stay until the process ends. A thread holds a handle for each type of a module whose thread-static
/// fields it has used. When it ends after the module was unloaded, .NET 10 can free the handle with the same number in another module:
/// static fields of that module are lost, and the process crashes. The package's build file makes the threads stay.
/// </summary>
internal static class PoolThreads
{
    public const string Setting = "System.Threading.ThreadPool.ThreadsToKeepAlive";
    public const string Variable = "DOTNET_ThreadPool_ThreadsToKeepAlive";

    // The runtime reads the setting once, and prefers the environment variable.
    public static bool AreKept => (Environment.GetEnvironmentVariable(Variable) ?? AppContext.GetData(Setting)?.ToString()) == "-1";
}
