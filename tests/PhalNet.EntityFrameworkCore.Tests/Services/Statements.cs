using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests.Services;

/// <summary>Runs statements of every kind.</summary>
[Service("Shop.Statements")]
public sealed class Statements(ShopContext shop, ICallContext call)
{
    public async Task<string[]> Dear()
    {
        var limit = 10m;
        return await shop.Items.Where(item => item.Price > limit).Select(item => item.Name).ToArrayAsync(call.Cancellation);
    }

    public string[] DearSync()
    {
        var limit = 10m;
        return [.. shop.Items.Where(item => item.Price > limit).Select(item => item.Name)];
    }

    public bool Scalar() => shop.GetService<IRelationalDatabaseCreator>().HasTables();

    public Task<bool> ScalarLater() => shop.GetService<IRelationalDatabaseCreator>().HasTablesAsync();

    public int Update() => shop.Items.Where(item => item.Name == "pen").ExecuteUpdate(set => set.SetProperty(item => item.Price, 3m));

    public Task<int> UpdateLater() =>
        shop.Items.Where(item => item.Name == "pen").ExecuteUpdateAsync(set => set.SetProperty(item => item.Price, 3m));

    public Task<int> Delete() => shop.Items.Where(item => item.Name == "none").ExecuteDeleteAsync();

    public int Raw(string name) => shop.Database.ExecuteSql($"""UPDATE "Items" SET "Name" = {name} WHERE "Name" = 'pen'""");

    public Task<int> RawLater(string name) =>
        shop.Database.ExecuteSqlAsync($"""UPDATE "Items" SET "Name" = {name} WHERE "Name" = 'pen'""");

    public async Task<List<Item>> FromSql() => await shop.Items.FromSql($"""SELECT * FROM "Items" WHERE "Price" > {10m}""").ToListAsync();

    public async Task<int> Save()
    {
        shop.Items.Add(new() { Name = "cup" });
        shop.Items.Add(new() { Name = "can" });
        return await shop.SaveChangesAsync();
    }

    public int SaveSync()
    {
        shop.Items.Add(new() { Name = "cup", Notes = [new() { Text = "new" }] });
        return shop.SaveChanges();
    }

    public async Task<int> Transaction()
    {
        await using var transaction = await shop.Database.BeginTransactionAsync();
        await shop.Items.Where(item => item.Name == "pen").ExecuteDeleteAsync();
        shop.Items.Add(new() { Name = "cup" });
        await shop.SaveChangesAsync();
        await transaction.RollbackAsync();
        return await shop.Items.CountAsync();
    }

    public async Task Fail() => await shop.Database.ExecuteSqlRawAsync("SELECT * FROM nowhere");

    public void FailSync() => shop.Database.ExecuteSqlRaw("SELECT * FROM nowhere");

    public async Task<string> FailAndGoOn()
    {
        var name = "hunter2";
        try
        {
            await shop.Database.ExecuteSqlAsync($"""INSERT INTO "Items" ("Id", "Name", "Price") VALUES (1, {name}, 1)""");
        }
        catch (Exception exception)
        {
            await shop.Items.CountAsync();
            return exception.GetType().Name;
        }

        return "";
    }

    public async Task<string> Cancel()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        try
        {
            await shop.Database.OpenConnectionAsync();
            await shop.Items.CountAsync(source.Token);
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }

        return "not cancelled";
    }

    public async Task<string> CancelSleep()
    {
        using var source = new CancellationTokenSource(100);
        try
        {
            await shop.Database.ExecuteSqlRawAsync("SELECT pg_sleep(20)", source.Token);
        }
        catch (OperationCanceledException)
        {
            return "cancelled";
        }

        return "not cancelled";
    }

    public Task<Item?> Secret([Sensitive] string password) => shop.Items.FirstOrDefaultAsync(item => item.Name == password);
}
