using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>Chooses which calls that were not synced reached the disk; of a write possibly only some sectors.</summary>
internal sealed class Choice(StateVariant variant, Random random)
{
    private static readonly double[] Shares = [.1, .5, .9];
    private static readonly double[] SectorShares = [.1, .5, .9, .99];

    public List<(TracedCall Call, bool[]? Sectors)> Of(TracedCall[] calls) => variant switch
    {
        StateVariant.All or StateVariant.Names => [.. calls.Select(Whole)],
        StateVariant.Prefix => Prefix(calls),
        StateVariant.Subset => Subset(calls, Shares[random.Next(Shares.Length)]),
        StateVariant.Sectors or StateVariant.Size or StateVariant.Garbage => Sectors(calls, SectorShares[random.Next(SectorShares.Length)]),
        StateVariant.OneFile => OneFile(calls),
        StateVariant.ButOne => ButOne(calls),
        _ => [],
    };

    private static (TracedCall Call, bool[]? Sectors) Whole(TracedCall call) => (call, null);

    private List<(TracedCall Call, bool[]? Sectors)> Prefix(TracedCall[] calls)
    {
        var count = random.Next(calls.Length + 1);
        List<(TracedCall, bool[]?)> chosen = [.. calls[..count].Select(Whole)];
        if (count < calls.Length && calls[count].Kind == CallKind.Write)
        {
            var torn = random.Next(calls[count].Sectors + 1);
            chosen.Add((calls[count], [.. Enumerable.Range(0, calls[count].Sectors).Select(sector => sector < torn)]));
        }

        return chosen;
    }

    private List<(TracedCall Call, bool[]? Sectors)> Subset(TracedCall[] calls, double share) =>
        [.. calls.Where(_ => random.NextDouble() < share).Select(Whole)];

    private List<(TracedCall Call, bool[]? Sectors)> Sectors(TracedCall[] calls, double share)
    {
        var chosen = new List<(TracedCall, bool[]?)>();
        foreach (var call in calls)
        {
            if (call.Kind == CallKind.Write)
                chosen.Add((call, [.. Enumerable.Range(0, call.Sectors).Select(_ => random.NextDouble() < share)]));
            else if (random.NextDouble() < share)
                chosen.Add(Whole(call));
        }

        return chosen;
    }

    private List<(TracedCall Call, bool[]? Sectors)> OneFile(TracedCall[] calls)
    {
        TracedFile[] files = [.. calls.Select(call => call.File!).Distinct()];
        var file = files.Length == 0 ? null : files[random.Next(files.Length)];
        return [.. calls.Where(call => call.File == file).Select(Whole)];
    }

    private List<(TracedCall Call, bool[]? Sectors)> ButOne(TracedCall[] calls)
    {
        var left = calls.Length == 0 ? null : calls[random.Next(calls.Length)];
        return [.. calls.Where(call => call != left).Select(Whole)];
    }
}
