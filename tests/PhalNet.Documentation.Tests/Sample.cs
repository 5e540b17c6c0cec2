namespace PhalNet.Documentation.Tests;

/// <summary>A sample, on a free port with a data directory of its own.</summary>
internal static class Sample
{
    public static Task<ServerProcess> StartAsync(string project)
    {
        var directory = Path.Combine(Repository.Root, project, "bin", Repository.Configuration, "net10.0");
        var assembly = Path.Combine(directory, $"{Path.GetFileName(project)}.dll");
        return ServerProcess.StartAsync(data => Command.Prepare(
            directory, ["dotnet", assembly, "--urls=http://127.0.0.1:0", $"--PhalNet:DataDirectory={data}"]));
    }
}
