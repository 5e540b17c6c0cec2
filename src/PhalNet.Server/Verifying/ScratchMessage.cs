using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Server;

/// <summary>A line that the scratch process sends to the command that started it.</summary>
internal sealed record ScratchMessage
{
    // Separates the messages from output that the module itself writes to the console.
    private const string Mark = "@phalnet-scratch ";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The next step; null in the last message.</summary>
    public string? Step { get; init; }

    /// <summary>The final report.</summary>
    public ScratchReport? Report { get; init; }

    public void Write(Stream output)
    {
        output.Write(Encoding.UTF8.GetBytes($"\n{Mark}{JsonSerializer.Serialize(this, Json)}\n"));
        output.Flush();
    }

    /// <returns>Null for a line that is not a message.</returns>
    public static ScratchMessage? Read(string line) => line.StartsWith(Mark, StringComparison.Ordinal)
        ? JsonSerializer.Deserialize<ScratchMessage>(line[Mark.Length..], Json)
        : null;
}

/// <summary>The result of running a module.</summary>
internal sealed record ScratchReport
{
    /// <summary>Why it must not be installed.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How often it was loaded and unloaded.</summary>
    public int Rounds { get; init; }

    /// <summary>Whether it stays in memory after it was unloaded; the process then waits to be inspected.</summary>
    public bool IsPinned { get; init; }

    /// <summary>Its contract as JSON; null if it has not started.</summary>
    public string? Contract { get; init; }

    /// <summary>Missing descriptions, by language.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Undescribed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What the documentation cannot describe because the module's code fails.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];
}
