namespace PhalNet.PowerLoss.Tests.Disks;

/// <summary>Which changes that were not synced are on the disk when the power fails.</summary>
internal enum StateVariant
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Everything, as after <c>kill -9</c>.</summary>
    All,

    /// <summary>A number of calls from the first on, and of the next one a number of sectors.</summary>
    Prefix,

    /// <summary>Any of the calls.</summary>
    Subset,

    /// <summary>Any of the sectors of any of the writes.</summary>
    Sectors,

    /// <summary>Everything of one file, nothing of the others.</summary>
    OneFile,

    /// <summary>All calls but one.</summary>
    ButOne,

    /// <summary>Like sectors, but the files have grown, and missing data is zeros.</summary>
    Size,

    /// <summary>Like sectors, but missing data may be garbage, within the bytes that were being written.</summary>
    Garbage,

    /// <summary>All data, and any of the created and removed names.</summary>
    Names,
}
