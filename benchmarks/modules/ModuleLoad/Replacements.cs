using System.Diagnostics;
using static PhalNet.Benchmarks.Modules.ModulesHost;

namespace PhalNet.Benchmarks.Modules;

/// <summary>Replaces modules in a host process while this one calls all of them.</summary>
internal static class Replacements
{
    private const int Lanes = 4;
    private const int Step = 100;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(int replacements, int modules)
    {
        var directory = Directory.CreateTempSubdirectory("phalnet-modules-").FullName;
        try
        {
            string[] names = [.. Enumerable.Range(1, modules).Select(i => $"Module{i}")];
            var contents = Prepare(directory, names, replacements);
            await using var host = await HostProcess.StartAsync(directory);
            var load = new PacedCalls(host.Address, [.. names.Select(name => $"{name}.Class0.Action1")]);
            await Task.Delay(Quiet);
            load.Take();
            load.TakeFirst();
            await Task.Delay(Quiet);
            Console.WriteLine("| replacements | calls | failed | p50 ms | p99 ms | longest ms | first calls p50 ms | a replacement ms "
                + "| managed MiB | resident MiB | less managed MiB | contexts |");
            Console.WriteLine("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            await ReportAsync(host, load, 0, []);
            for (var done = 0; done < replacements; done += Step)
            {
                var times = await ReplaceAsync(host, contents.Skip(done).Take(Step));
                await ReportAsync(host, load, Math.Min(replacements, done + Step), times);
            }

            await load.EndAsync();
            Console.WriteLine();
            Console.WriteLine($"{load.Failures.Count} failed calls");
            foreach (var failure in load.Failures.Distinct().Take(10))
                Console.WriteLine($"- {failure}");
            return load.Failures.Count == 0 ? 0 : 1;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    // Everything is compiled before the host starts, with the first versions in the watched directory.
    private static List<string> Prepare(string directory, string[] names, int replacements)
    {
        var watched = Directory.CreateDirectory(Path.Combine(directory, "modules")).FullName;
        var contents = Path.Combine(directory, "contents");
        var writer = new ModuleWriter();
        foreach (var name in names)
            writer.Write(watched, name, new(1, 0, 0), 10);
        return
        [
            .. Enumerable.Range(0, replacements)
                .Select(i => writer.Write(contents, names[i % names.Length], new(1, 1 + (i / names.Length), 0), 10)),
        ];
    }

    // Several modules at once, the versions of each one after another.
    private static async Task<double[]> ReplaceAsync(HostProcess host, IEnumerable<string> contents)
    {
        var lanes = contents.GroupBy(content => Math.Abs(string.GetHashCode(Name(content), StringComparison.Ordinal)) % Lanes);
        var times = await Task.WhenAll(lanes.Select(async lane =>
        {
            var taken = new List<double>();
            foreach (var content in lane)
                taken.AddRange(await host.AskAsync($"install {content}"));
            return taken;
        }));
        return [.. times.SelectMany(each => each).Order()];
    }

    private static string Name(string content) => Path.GetFileName(content).Split('-')[0];

    private static async Task ReportAsync(HostProcess host, PacedCalls load, int done, double[] replaced)
    {
        var (times, first) = (load.Take(), load.TakeFirst());
        if (await host.AskAsync("measure") is not [var heap, _, var resident, var contexts])
            throw new UnreachableException();
        Console.WriteLine($"| {done} | {times.Length} | {load.Failures.Count} | {Figure(PacedCalls.Percentile(times, 0.5))} "
            + $"| {Figure(PacedCalls.Percentile(times, 0.99))} | {Figure(times.LastOrDefault())} "
            + $"| {Figure(PacedCalls.Percentile(first, 0.5))} | {Figure(PacedCalls.Percentile(replaced, 0.5))} | {Figure(heap)} | {Figure(resident)} "
            + $"| {Figure(resident - heap)} | {contexts:F0} |");

        // Discards the times during the measurement's full collections.
        load.Take();
    }
}
