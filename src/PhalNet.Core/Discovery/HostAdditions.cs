using System.Collections.Immutable;

namespace PhalNet;

/// <summary>
/// What is added to the engine after the host's container has been built, such as by mapping entries. Of each type the first counts.
/// </summary>
public sealed class HostAdditions
{
    private ImmutableArray<IActionAttribute> _attributes;
    private ImmutableArray<IStartCheck> _checks;
    private ImmutableArray<KnownOptions> _options;

    /// <summary>Begins with what was registered among the host's services.</summary>
    public HostAdditions(IEnumerable<IActionAttribute> attributes, IEnumerable<IStartCheck> checks, IEnumerable<KnownOptions> options)
    {
        _attributes = [.. attributes];
        _checks = [.. checks];
        _options = [.. options.Distinct()];
    }

    internal ImmutableArray<IActionAttribute> Attributes => _attributes;

    internal ImmutableArray<IStartCheck> Checks => _checks;

    internal ImmutableArray<KnownOptions> Options => _options;

    /// <summary>Honours attributes of the services that are loaded from now on.</summary>
    public void Add(IActionAttribute attribute) => Add(ref _attributes, attribute);

    /// <summary>Looks for mistakes while the host starts.</summary>
    public void Add(IStartCheck check) => Add(ref _checks, check);

    /// <summary>Says that a section of the configuration has keys of its own.</summary>
    public void Add(KnownOptions options) =>
        ImmutableInterlocked.Update(ref _options, static (known, one) => known.Contains(one) ? known : known.Add(one), options);

    private static void Add<T>(ref ImmutableArray<T> all, T one) where T : class
    {
        ArgumentNullException.ThrowIfNull(one);
        ImmutableInterlocked.Update(
            ref all, static (known, one) => known.Any(other => other.GetType() == one.GetType()) ? known : known.Add(one), one);
    }
}

/// <summary>
/// Looks for mistakes that show only when a host has been put together. It is asked twice: before the modules start, with what there is by
/// then, and when everything has started.
/// </summary>
public interface IStartCheck
{
    /// <summary>The mistakes, each with what to write instead; any of them stops the start.</summary>
    IEnumerable<string> FindErrors();
}

/// <summary>The keys that a section of the configuration may have: the properties of a type, and of the types of these.</summary>
/// <param name="Section">The section, such as <c>PhalNet</c>.</param>
/// <param name="Options">The type.</param>
/// <param name="More">Keys beyond its properties; whatever is below them is free.</param>
public sealed record KnownOptions(string Section, Type Options, params IReadOnlyList<string> More);
