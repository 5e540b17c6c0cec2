using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Tests.Services;

/// <summary>A page of rows.</summary>
public sealed record RowPage<T>(int Total, IReadOnlyList<T> Items);

/// <summary>A row that was added.</summary>
public sealed record RowAdded(long Id);

/// <summary>The actions that every table has.</summary>
public abstract class RowService<T> where T : class, new()
{
    /// <summary>One page of rows.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <returns>The rows of the page.</returns>
    public RowPage<T> List([Range(1, 1000)] int page = 1) => new(page, []);

    /// <summary>One row.</summary>
    /// <param name="id">The number of the row.</param>
    public virtual T Get(long id) => new();

    /// <summary>Adds a row.</summary>
    /// <param name="data">The row.</param>
    public RowAdded Create(T data) => new(1);

    /// <summary>Replaces a row.</summary>
    /// <param name="id">The number of the row.</param>
    /// <param name="data">The row as it is to be.</param>
    public void Update(long id, T data) { }

    /// <summary>Removes a row.</summary>
    /// <param name="id">The number of the row.</param>
    public virtual void Delete(long id) { }
}

public sealed class BranchRow
{
    /// <summary>What the branch is called.</summary>
    [Required, StringLength(20)]
    public string Name { get; set; } = "";
}

public sealed class ReaderRow
{
    /// <summary>The number on the reader's card.</summary>
    [Required, StringLength(6)]
    public string Card { get; set; } = "";
}

/// <summary>Branches.</summary>
[Service("Shop.Branch")]
public sealed class BranchRows : RowService<BranchRow>
{
    public override BranchRow Get(long id) => new() { Name = "North" };

    [NonAction]
    public override void Delete(long id) { }
}

/// <summary>Readers.</summary>
[Service("Shop.Reader")]
public sealed class ReaderRows : RowService<ReaderRow>;
