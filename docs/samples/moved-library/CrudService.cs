using System.ComponentModel.DataAnnotations;
using LinqToDB;
using LinqToDB.Async;
using PhalNet;

/// <summary>A table row with a number.</summary>
public interface IRow
{
    long Id { get; set; }
}

/// <summary>List, get, create, update and delete of one table.</summary>
public abstract class CrudService<T>(LibraryDatabase database, ICallContext call) where T : class, IRow
{
    /// <summary>One page of rows, the newest first.</summary>
    /// <param name="page">The number of the page, from 1.</param>
    /// <param name="size">How many rows a page has.</param>
    public virtual async Task<Page<T>> List([Range(1, 1000)] int page = 1, [Range(1, 100)] int size = 20)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        var rows = db.GetTable<T>();
        var items = await rows.OrderByDescending(row => row.Id).Skip((page - 1) * size).Take(size).ToListAsync(call.Cancellation);
        return new(await rows.CountAsync(call.Cancellation), page, items);
    }

    /// <summary>One row.</summary>
    /// <param name="id">The number of the row.</param>
    public virtual async Task<T> Get(long id)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        return await db.GetTable<T>().FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) ?? throw Unknown(id);
    }

    /// <summary>Adds a row.</summary>
    /// <param name="data">The row; the database assigns its number.</param>
    public virtual async Task<Created> Create(T data)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        return new(await db.InsertWithInt64IdentityAsync(data, token: call.Cancellation));
    }

    /// <summary>Replaces a row.</summary>
    /// <param name="id">The number of the row.</param>
    /// <param name="data">The complete new row; its number is ignored.</param>
    public virtual async Task Update(long id, T data)
    {
        data.Id = id;
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        if (await db.UpdateAsync(data, token: call.Cancellation) == 0)
            throw Unknown(id);
    }

    /// <summary>Removes a row.</summary>
    /// <param name="id">The number of the row.</param>
    public virtual async Task Delete(long id)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        if (await db.GetTable<T>().DeleteAsync(row => row.Id == id, call.Cancellation) == 0)
            throw Unknown(id);
    }

    private static CallException Unknown(long id) => new(404, "row.unknown", new MessageArgument("id", $"{id}"));
}

public record Page<T>(int Total, int PageNumber, List<T> Items);

public record Created(long Id);
