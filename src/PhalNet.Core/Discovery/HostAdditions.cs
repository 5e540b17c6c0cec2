using System.Collections.Immutable;

namespace PhalNet;

/// <summary>
/// Additions to the engine after the host's container has been built, such as by mapping entries. Only the first addition of each type
/// counts.
/// </summary>
public sealed class HostAdditions
{
    private ImmutableArray<IActionAttribute> _attributes;
    private ImmutableArray<IStartCheck> _checks;
    private ImmutableArray<KnownOptions> _options;

    /// <summary>Starts with what is registered in the host's services.</summary>
    public HostAdditions(IEnumerable<IActionAttribute> attributes, IEnumerable<IStartCheck> checks, IEnumerable<KnownOptions> options)
    {
        _attributes = [.. attributes];
        _checks = [.. checks];
        _options = [.. options.Distinct()];
    }

    internal ImmutableArray<IActionAttribute> Attributes => _attributes;

    internal ImmutableArray<IStartCheck> Checks => _checks;

    internal ImmutableArray<KnownOptions> Options => _options;

    /// <summary>Adds support for attributes of the services that are loaded from now on.</summary>
    public void Add(IActionAttribute attribute) => Add(ref _attributes, attribute);

    /// <summary>Adds a check that runs while the host starts.</summary>
    public void Add(IStartCheck check) => Add(ref _checks, check);

    /// <summary>Adds the known keys of a configuration section.</summary>
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
/// Checks for errors that only show once a host has been assembled. It runs twice: before the modules start, with the parts known so far,
/// and when everything has started.
/// </summary>
public interface IStartCheck
{
    /// <summary>Returns the errors, each with how to fix it; any error stops the start.</summary>
    IEnumerable<string> FindErrors();
}

/// <summary>The allowed keys of a configuration section: the properties of a type, and of the types of these properties.</summary>
/// <param name="Section">The section, such as <c>PhalNet</c>.</param>
/// <param name="Options">The type.</param>
/// <param name="More">Additional allowed keys; the keys below them are not checked.</param>
public sealed record KnownOptions(string Section, Type Options, params IReadOnlyList<string> More);
