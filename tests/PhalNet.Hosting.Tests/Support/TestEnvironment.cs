using System.Runtime.CompilerServices;

namespace PhalNet.Hosting.Tests.Support;

internal static class TestEnvironment
{
    // Hundreds of hosts that watch their configuration files would exceed the system's limit of watchers.
    [ModuleInitializer]
    public static void WatchNoFiles() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
