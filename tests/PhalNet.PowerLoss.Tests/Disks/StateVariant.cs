namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>What of that which was not synced is on the disk when the power fails.</summary>
internal enum StateVariant
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything, as after <c>kill -9</c>.</summary>
    All,

    /// <summary>The first so many calls, and of the next one the first so many sectors.</summary>
    Prefix,

    /// <summary>Any of the calls.</summary>
    Subset,

    /// <summary>Any of the sectors of any of the writes.</summary>
    Sectors,

    /// <summary>All of one file, nothing of the others.</summary>
    OneFile,

    /// <summary>All calls but one.</summary>
    ButOne,

    /// <summary>As sectors, but the files have grown, and what did not arrive is zeros.</summary>
    Size,

    /// <summary>As sectors, but what did not arrive may be rubbish, within the bytes that were being written.</summary>
    Garbage,

    /// <summary>All data, and any of the names that were made and removed.</summary>
    Names,
}
