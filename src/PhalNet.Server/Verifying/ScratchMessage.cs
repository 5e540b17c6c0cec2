using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Server;

/// <summary>A line that the scratch process says to the command that has started it.</summary>
internal sealed record ScratchMessage
{
    // What a module writes to the console itself comes between the messages.
    private const string Mark = "@phalnet-scratch ";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>What is done next; null in the last message.</summary>
    public string? Step { get; init; }

    /// <summary>What has come of it all.</summary>
    public ScratchReport? Report { get; init; }

    public void Write(Stream output)
    {
        output.Write(Encoding.UTF8.GetBytes($"\n{Mark}{JsonSerializer.Serialize(this, Json)}\n"));
        output.Flush();
    }

    /// <returns>Null for a line that is no message.</returns>
    public static ScratchMessage? Read(string line) => line.StartsWith(Mark, StringComparison.Ordinal)
        ? JsonSerializer.Deserialize<ScratchMessage>(line[Mark.Length..], Json)
        : null;
}

/// <summary>What has come of running a module.</summary>
internal sealed record ScratchReport
{
    /// <summary>Why it must not be installed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How often it was loaded and unloaded.</summary>
    public int Rounds { get; init; }

    /// <summary>Whether it is still in memory after it was unloaded; the process then waits to be looked at.</summary>
    public bool IsPinned { get; init; }

    /// <summary>What callers see of it, as JSON; null where it has not started.</summary>
    public string? Contract { get; init; }

    /// <summary>What has no description, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Undescribed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What the documentation cannot describe because code of the module fails.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}
