namespace PhalNet;

/// <summary>Holds the table that calls are served from.</summary>
public interface IServiceRegistry
{
    /// <summary>The table in force.</summary>
    /// <exception cref="InvalidOperationException">The host has not been started.</exception>
    ServiceTable Current { get; }

    /// <summary>The modules of the table in force.</summary>
    IReadOnlyList<LoadedModule> Modules { get; }

    /// <summary>
    /// Reads the declarations of all modules and the rule sources again and puts a new table in force; calls under way end on the old one.
    /// </summary>
    /// <exception cref="DeclarationException">There are mistakes; the table in force stays.</exception>
    void Reload();
}
