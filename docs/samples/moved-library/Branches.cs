using System.ComponentModel.DataAnnotations;
using LinqToDB.Mapping;
using PhalNet;

/// <summary>A branch of the library.</summary>
public class Branch : IRow
{
    [PrimaryKey, Identity]
    public long Id { get; set; }

    /// <summary>The name.</summary>
    [Required, StringLength(20, MinimumLength = 2)]
    public string Name { get; set; } = "";

    /// <summary>The number of seats.</summary>
    [Range(1, 500)]
    public int Seats { get; set; } = 1;
}

/// <summary>Branches of the library, for the administration.</summary>
[Service("App.Admin_Branch")]
public class Branches(LibraryDatabase database, ICallContext call) : CrudService<Branch>(database, call)
{
    // Branches are closed manually.
    [NonAction]
    public override Task Delete(long id) => throw new NotSupportedException();
}

/// <summary>Somebody who borrows books.</summary>
public class Reader : IRow
{
    [PrimaryKey, Identity]
    public long Id { get; set; }

    /// <summary>The reader's name.</summary>
    [Required, StringLength(40)]
    public string Name { get; set; } = "";
}

/// <summary>Readers of the library.</summary>
[Service("App.Reader")]
public class Readers(LibraryDatabase database, ICallContext call) : CrudService<Reader>(database, call);
