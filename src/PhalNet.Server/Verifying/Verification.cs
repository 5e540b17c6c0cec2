using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>The complete result of checking a module.</summary>
internal sealed record Verification
{
    public required string Path { get; init; }

    public string Id { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>Whether it may be installed.</summary>
    public bool IsGood => Problems.Count == 0 && (AreBreakingAllowed || !Changes.Any(change => change.IsBreaking));

    /// <summary>Why it must not be installed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What keeps it in memory after it was unloaded: reference paths, or why none could be found.</summary>
    public IReadOnlyList<string> PinnedBy { get; init; } = [];

    /// <summary>Possible improvements.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>How often it was loaded and unloaded.</summary>
    public int Rounds { get; init; }

    public int Services { get; init; }

    public IReadOnlyList<string> Migrations { get; init; } = [];

    /// <summary>The version that it was compared with; null for none.</summary>
    public string? Against { get; init; }

    public bool AreBreakingAllowed { get; init; }

    public IReadOnlyList<VerifiedChange> Changes { get; init; } = [];
}

/// <summary>A change of the contract as it is shown.</summary>
internal sealed record VerifiedChange(string Service, string Place, string Kind, bool IsBreaking, string Old, string New, string Text)
{
    public static VerifiedChange Of(ContractChange change, string language) =>
        new(change.Service, change.Place, change.Kind, change.IsBreaking, change.Old, change.New, change.Say(language));
}
