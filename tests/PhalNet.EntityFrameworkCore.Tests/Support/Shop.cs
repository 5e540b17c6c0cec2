using Microsoft.EntityFrameworkCore;

namespace PhalNet.EntityFrameworkCore.Tests.Support;

public sealed class Item
{
    public int Id { get; set; }

    public string Name { get; set; } = "";

    public decimal Price { get; set; }

    public List<Note> Notes { get; set; } = [];
}

public sealed class Note
{
    public int Id { get; set; }

    public string Text { get; set; } = "";
}

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Item> Items => Set<Item>();

    /// <summary>A context's own query is attributed to its caller.</summary>
    public Task<int> CountAsync() => Items.CountAsync();

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Item>())
            entry.Entity.Name = entry.Entity.Name.Trim();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
