namespace Modules.Platform;

/// <summary>The problems of the database that callers and operators must distinguish.</summary>
internal enum StorageTrouble
{
    None,

    /// <summary>Another process holds the lock.</summary>
    Locked,

    /// <summary>No space is left.</summary>
    Full,

    /// <summary>The file was removed or replaced while it was open.</summary>
    Moved,

    /// <summary>The file is damaged; nothing more is written to it.</summary>
    Damaged,

    /// <summary>Anything else.</summary>
    Unusable,
}
