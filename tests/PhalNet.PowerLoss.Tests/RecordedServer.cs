using System.Globalization;
using PhalNet.PowerLoss.Tests.Disks;
using PhalNet.PowerLoss.Tests.Mail;
using PhalNet.PowerLoss.Tests.Records;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests;

/// <summary>
/// Two recordings of the server: its first start on an empty directory, and members with tokens on what a power failure left of the first
/// recording, so that the power fails twice. They are made once for all tests.
/// </summary>
public sealed class RecordedServer : IAsyncLifetime
{
    private const int States = 600;

    private PowerRecord? _first;
    private PowerRecord? _second;

    /// <summary>How many states to check.</summary>
    public static int StatesWanted => Setting("PHALNET_POWERLOSS", States);

    public static int Seed => Setting("PHALNET_POWERLOSS_SEED", 1);

    internal PowerRecord First => _first!;

    internal PowerRecord Second => _second!;

    public async ValueTask InitializeAsync()
    {
        if (Strace.WhyNot is null)
            (_first, _second) = await MakeAsync(Seed);
    }

    internal static async Task<(PowerRecord First, PowerRecord Second)> MakeAsync(int seed)
    {
        var first = await PowerRecord.MakeAsync(
            "first", seed, RecordStart.Empty, null,
            new RunPlan(150, IsKilled: true, HasTokens: false), new(50, IsKilled: false, HasTokens: false));
        var second = await PowerRecord.MakeAsync(
            "second", seed, await AfterPowerLossAsync(first, new Random(seed)), null,
            new RunPlan(1_200, IsKilled: true, HasTokens: true), new(300, IsKilled: false, HasTokens: true),
            new(800, IsKilled: true, HasTokens: true));
        return (first, second);
    }

    public ValueTask DisposeAsync()
    {
        _first?.Dispose();
        _second?.Dispose();
        return ValueTask.CompletedTask;
    }

    // A random moment of the first recording, with the members added.
    private static async Task<RecordStart> AfterPowerLossAsync(PowerRecord record, Random random)
    {
        using var directory = new TemporaryDirectory();
        var disk = new Disk(record.Trace);
        disk.Advance(random.Next(record.Trace.RunEnds[0] / 2, record.Trace.Clock));
        disk.State(StateVariant.Sectors, random.Next()).WriteTo(directory.Path);
        await StateCheck.PrepareAsync(directory.Path);
        SendMember.AddAll(directory.Path);
        var files = Directory.GetFiles(directory.Path).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        return new(to => Fill(to, files), record.Owed(disk.Time), record.Sent);
    }

    private static void Fill(string directory, Dictionary<string, byte[]> files)
    {
        foreach (var (name, bytes) in files)
            File.WriteAllBytes(Path.Combine(directory, name), bytes);
    }

    private static int Setting(string name, int standard) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
}
