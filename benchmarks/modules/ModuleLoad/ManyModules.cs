using System.Diagnostics;
using static PhalNet.Benchmarks.Modules.ModulesHost;

namespace PhalNet.Benchmarks.Modules;

/// <summary>The start of a host with many modules, each time in a new process.</summary>
internal static class ManyModules
{
    private const int Rounds = 20;

    public static async Task<int> RunAsync(int modules, int services)
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-modules-").FullName;
        try
        {
            var watched = Directory.CreateDirectory(Path.Combine(directory, "modules")).FullName;
            var writer = new ModuleWriter();
            for (var i = 1; i <= modules; i++)
                writer.Write(watched, $"Module{i}", new(1, 0, 0), services);
            Console.WriteLine($"{modules} modules with {services} services each");
            Console.WriteLine();
            foreach (var kind in new[] { "the first start, which takes the modules in", "a later start" })
                await StartAsync(directory, kind, $"Module{modules}");
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task StartAsync(string directory, string kind, string last)
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var host = await HostProcess.StartAsync(directory);
        using var client = new HttpClient();
        var reply = await client.GetStringAsync(new Uri(host.Address, $"api/?s={last}.Class9.Action9"));
        var first = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        if (!reply.StartsWith("{\"ret\":200,", StringComparison.Ordinal))
            throw new UnreachableException(reply);
        Console.WriteLine($"- {kind}: {Figure(host.StartMilliseconds)} ms to the start of the host, {Figure(first)} ms to the first reply");
        if (await host.AskAsync($"swap {last}") is not [var median, var longest, var replaced])
            throw new UnreachableException();
        Console.WriteLine($"- table of services: median {Figure(median)} ms, longest {Figure(longest)} ms; "
            + $"a module set up anew {Figure(replaced)} ms");
        foreach (var page in new[] { "docs", $"docs/{last}.Class5.Action5" })
            Console.WriteLine($"- /{page}: {await PageAsync(client, new(host.Address, page))}");
    }

    private static async Task<string> PageAsync(HttpClient client, Uri page)
    {
        var times = new List<double>();
        for (var i = 0; i <= Rounds; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await client.GetByteArrayAsync(page);
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return $"first {Figure(times[0])} ms, then median {Figure(times.Skip(1).Order().ElementAt(Rounds / 2))} ms";
    }
}
