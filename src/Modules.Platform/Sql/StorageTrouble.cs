namespace Modules.Platform;

/// <summary>What can be wrong with the database, as far as callers and operators are told apart by it.</summary>
internal enum StorageTrouble
{
    None,

    /// <summary>Another process holds the lock.</summary>
    Locked,

    /// <summary>There is no room left.</summary>
    Full,

    /// <summary>The file was removed or replaced while it was open.</summary>
    Moved,

    /// <summary>The file is damaged; nothing is written to it any more.</summary>
    Damaged,

    /// <summary>Anything else.</summary>
    Unusable,
}
