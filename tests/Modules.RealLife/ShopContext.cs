using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Modules.RealLife;

/// <summary>The orders of a shop, in the module's database.</summary>
/// <param name="options">Where the database is.</param>
public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    /// <summary>The orders.</summary>
    public DbSet<Order> Orders => Set<Order>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Order>(order =>
        {
            order.Property(each => each.Kind).HasConversion<string>().HasMaxLength(20);
            order.HasMany(each => each.Lines).WithOne().OnDelete(DeleteBehavior.Cascade);
            order.HasIndex(each => each.Kind);
        });
    }
}

/// <summary>A stored order.</summary>
public sealed class Order
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>The kind of goods.</summary>
    public GoodsKind Kind { get; set; }

    /// <summary>The customer.</summary>
    public string Customer { get; set; } = "";

    /// <summary>Its lines.</summary>
    public List<OrderLine> Lines { get; } = [];
}

/// <summary>A stored order line.</summary>
public sealed class OrderLine
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>The name of the article.</summary>
    public string Name { get; set; } = "";

    /// <summary>How many.</summary>
    public int Count { get; set; }
}

/// <summary>Kinds of goods.</summary>
public enum GoodsKind
{
    /// <summary>To read.</summary>
    Book,

    /// <summary>To eat.</summary>
    Food,
}

/// <summary>Creates the tables if they do not exist.</summary>
/// <param name="scopes">Provides the context.</param>
public sealed class Database(IServiceScopeFactory scopes) : IHostedService
{
    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ShopContext>().Database.EnsureCreatedAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
