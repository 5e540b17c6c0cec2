namespace PhalNet;

/// <summary>A named set of rules for reading requests, checking parameters and shaping data.</summary>
/// <param name="Name">The name in configuration, such as <c>Strict</c>.</param>
/// <param name="Reader">Reads requests of entries with this profile.</param>
/// <param name="Compiler">Compiles the rules of modules with this profile.</param>
/// <param name="Shaper">Shapes the data of modules with this profile.</param>
public sealed record CallProfile(string Name, IRequestReader Reader, IRuleCompiler Compiler, IResultShaper Shaper)
{
    /// <summary>Reads common rules and rules from data in the profile's format; null when the profile has no format.</summary>
    public IRuleSource? Rules { get; init; }

    /// <summary>
    /// The HTTP methods that may call an action without declared methods, in entries with this profile; any method when empty.
    /// </summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>
    /// Whether clients expect a front controller script: an entry with this profile also serves <c>ENTRY/index.php</c>, and at <c>/</c>
    /// every path that nothing else serves.
    /// </summary>
    public bool HasFrontController { get; init; }

    /// <summary>
    /// The configured options that are only read by entries with this profile, such as <c>PhalNet:UploadBytes</c>. They stop the start when
    /// there is no such entry.
    /// </summary>
    public IReadOnlyList<string> ReaderOptions { get; init; } = [];

    /// <summary>Whether a null list is written as <c>[]</c> at every level, in modules with this profile.</summary>
    public bool NullListsAreEmpty { get; init; }

    /// <summary>
    /// The maximum depth of JSON that is read and written in modules with this profile that do not set it themselves
    /// (<see cref="System.Text.Json.JsonSerializerOptions.MaxDepth"/>); 0 for the serializer's default of 64 levels.
    /// </summary>
    public int JsonDepth { get; init; }

    /// <summary>Whether debug output includes failed statements with their errors, in modules with this profile.</summary>
    public bool ShowsFailedStatements { get; init; } = true;
}

/// <summary>Shapes the data of a successful call before it is written.</summary>
public interface IResultShaper
{
    /// <summary>Returns the data to write.</summary>
    /// <param name="data">What the action returned; null for nothing.</param>
    /// <param name="declared">The declared return type without its task; <see cref="Void"/> for none.</param>
    object? Shape(object? data, Type declared);
}

internal static class Profiles
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name, string wanted) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartException(
            $"The profile '{name}' of {wanted} does not exist; "
            + $"known profiles: {string.Join(", ", profiles.Select(profile => profile.Name).Distinct())}.");
}
