namespace PhalNet;

/// <summary>One way of reading requests, checking parameters and showing data; known by its name.</summary>
/// <param name="Name">The name in configuration, such as <c>Strict</c>.</param>
/// <param name="Reader">Reads requests of entries that chose the profile.</param>
/// <param name="Compiler">Compiles the rules of modules that chose it.</param>
/// <param name="Shaper">Shapes the data of modules that chose it.</param>
public sealed record CallProfile(string Name, IRequestReader Reader, IRuleCompiler Compiler, IResultShaper Shaper)
{
    /// <summary>Reads common rules and rules from data in the profile's own form; null where the profile has none.</summary>
    public IRuleSource? Rules { get; init; }

    /// <summary>
    /// The HTTP methods by which entries that chose the profile call an action that names none itself; any when empty.
    /// </summary>
    public IReadOnlyList<string> Verbs { get; init; } = [];

    /// <summary>
    /// Whether clients expect the script of a front controller: an entry that chose the profile answers <c>ENTRY/index.php</c> as well,
    /// and at <c>/</c> any path that nothing else serves.
    /// </summary>
    public bool HasFrontController { get; init; }

    /// <summary>
    /// The options that are set and that only entries which chose the profile read, such as <c>PhalNet:UploadBytes</c>. They stop the start
    /// where there is no such entry.
    /// </summary>
    public IReadOnlyList<string> ReaderOptions { get; init; } = [];

    /// <summary>Whether a list that is null is written as <c>[]</c> wherever it stands, in modules that chose the profile.</summary>
    public bool NullListsAreEmpty { get; init; }

    /// <summary>
    /// How deep JSON may be that objects are read from and data is written as, in modules that chose the profile and say nothing of it
    /// (<see cref="System.Text.Json.JsonSerializerOptions.MaxDepth"/>); 0 for the serializer's own limit of 64 levels.
    /// </summary>
    public int JsonDepth { get; init; }

    /// <summary>Whether debug output shows the statements that failed, with their errors; for modules that chose the profile.</summary>
    public bool ShowsFailedStatements { get; init; } = true;
}

/// <summary>Has the last word on the data of a call that went well.</summary>
public interface IResultShaper
{
    /// <summary>Gives the data to show.</summary>
    /// <param name="data">What the action returned, null for nothing.</param>
    /// <param name="declared">The declared return type without its task, <see cref="Void"/> for none.</param>
    object? Shape(object? data, Type declared);
}

internal static class Profiles
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name, string wanted) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new StartException(
            $"There is no profile '{name}', as {wanted} asks for; "
            + $"there is {string.Join(", ", profiles.Select(profile => profile.Name).Distinct())}.");
}
