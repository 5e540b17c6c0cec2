using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests.Services;

/// <summary>A source line with its member; that of the next statement or of the last.</summary>
public sealed record Place(int Line, [CallerMemberName] string Member = "", [CallerFilePath] string File = "")
{
    public static Place Next([CallerLineNumber] int line = 0, [CallerMemberName] string member = "", [CallerFilePath] string file = "") =>
        new(line + 1, member, file);

    public static Place Last([CallerLineNumber] int line = 0, [CallerMemberName] string member = "", [CallerFilePath] string file = "") =>
        new(line - 1, member, file);

    public CodeLocation Location => new(File, Line, Member);
}

/// <summary>Runs statements in many ways and returns their source lines.</summary>
[Service("Shop.Sources")]
public sealed class Sources(ShopContext shop, ItemRepository items)
{
    public async Task<Place> List()
    {
        var place = Place.Next();
        await shop.Items.ToListAsync();
        return place;
    }

    public Place Now()
    {
        _ = shop.Items.Count();
        return Place.Last();
    }

    /// <summary>The result of one line is still on the evaluation stack while the next ones run.</summary>
    public Place[] Kept()
    {
        var first = Place.Next();
        var items = shop.Items.ToList();
        var second = Place.Next();
        return [first, items.Count > shop.Items.Count() ? first : second];
    }

    public async Task<Place> Later()
    {
        await Task.Yield();
        var place = Place.Next();
        await shop.Items.FirstOrDefaultAsync();
        return place;
    }

    public async Task<Place> Each()
    {
        var place = Place.Next();
        await foreach (var item in shop.Items.AsAsyncEnumerable())
            _ = item;
        return place;
    }

    public Place Nested()
    {
        Place? place = null;
        Action act = () =>
        {
            place = Place.Next();
            _ = shop.Items.Count();
        };
        act();
        return place!;
    }

    public async Task<Place> Save()
    {
        shop.Items.Add(new() { Name = "cup " });
        var place = Place.Next();
        await shop.SaveChangesAsync();
        return place;
    }

    public async Task<Place> Update()
    {
        var place = Place.Next();
        await shop.Items.ExecuteUpdateAsync(set => set.SetProperty(item => item.Price, 3m));
        return place;
    }

    public async Task<Place> Raw()
    {
        var place = Place.Next();
        await shop.Database.ExecuteSqlRawAsync("""DELETE FROM "Items" WHERE "Id" < 0""");
        return place;
    }

    public async Task<Place> PassedOn()
    {
        var place = Place.Next();
        await shop.CountAsync();
        return place;
    }

    public async Task<Place> Repository()
    {
        return await items.CountAsync();
    }

    /// <summary>Another method of this class completes the query's wait, and the query continues on its stack.</summary>
    public async Task<Place> Resumed()
    {
        var signal = new TaskCompletionSource();
        var query = QueryAfterAsync(signal.Task);
        Complete(signal);
        return await query;
    }

    public async Task Split() => await shop.Items.Include(item => item.Notes).AsSplitQuery().ToListAsync();

    public async Task<Place> OpenedBefore()
    {
        await shop.Database.OpenConnectionAsync();
        var place = Place.Next();
        await shop.Items.ToListAsync();
        return place;
    }

    /// <summary>The query runs on a thread without a frame of this class.</summary>
    public async Task<Place> Tagged()
    {
        var place = Place.Next();
        var query = shop.Items.TagWith("all items").TagWithCallSite();
        await using var items = query.AsAsyncEnumerable().GetAsyncEnumerator();
        await await Task.Factory.StartNew(items.MoveNextAsync);
        return place;
    }

    public async Task Untagged()
    {
        await using var items = shop.Items.AsAsyncEnumerable().GetAsyncEnumerator();
        await await Task.Factory.StartNew(items.MoveNextAsync);
    }

    private static void Complete(TaskCompletionSource signal) => signal.SetResult();

    private async Task<Place> QueryAfterAsync(Task signal)
    {
        await signal;
        var place = Place.Next();
        await shop.Items.CountAsync();
        return place;
    }
}

public sealed class ItemRepository(ShopContext shop)
{
    public async Task<Place> CountAsync()
    {
        var place = Place.Next();
        await shop.Items.CountAsync();
        return place;
    }
}
