using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace PhalNet.EntityFrameworkCore.Tests.Support;

/// <summary>A database for one test, created with its tables and removed afterwards.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Closes idle connections, so that new ones are opened.</summary>
    public abstract void ClearPools();

    public async Task<TestDatabase> CreateAsync()
    {
        await using var context = Context();
        await context.Database.EnsureCreatedAsync();
        context.Items.AddRange(new() { Name = "pen", Price = 2.5m }, new() { Name = "book", Price = 30m });
        await context.SaveChangesAsync();
        return this;
    }

    /// <summary>A traced context, created outside of any call.</summary>
    public ShopContext Context()
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        Use(options);
        return new(options.UsePhalNetTracing().Options);
    }

    public virtual async ValueTask DisposeAsync()
    {
        await using var context = Context();
        await context.Database.EnsureDeletedAsync();
    }
}

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string _connection = $"Data Source={Path.Combine(Path.GetTempPath(), $"phalnet-{Guid.NewGuid():N}.db")}";

    public override void Use(DbContextOptionsBuilder options) => options.UseSqlite(_connection);

    public override void ClearPools() => SqliteConnection.ClearAllPools();
}

public sealed class PostgreSqlDatabase(string connection) : TestDatabase
{
    public override void Use(DbContextOptionsBuilder options) => options.UseNpgsql(connection);

    public override void ClearPools()
    {
        using var pool = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pool);
    }

    public override async ValueTask DisposeAsync()
    {
        ClearPools();
        await base.DisposeAsync();
    }
}
