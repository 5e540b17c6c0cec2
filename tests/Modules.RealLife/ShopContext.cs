using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Modules.RealLife;

/// <summary>The orders of a shop, in a database of the module's own.</summary>
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

/// <summary>An order as it is kept.</summary>
public sealed class Order
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>What is ordered.</summary>
    public GoodsKind Kind { get; set; }

    /// <summary>Who orders.</summary>
    public string Customer { get; set; } = "";

    /// <summary>Its lines.</summary>
    public List<OrderLine> Lines { get; } = [];
}

/// <summary>A line of an order as it is kept.</summary>
public sealed class OrderLine
{
    /// <summary>Its number.</summary>
    public long Id { get; set; }

    /// <summary>What it is called.</summary>
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

/// <summary>Makes the tables when they are not there.</summary>
/// <param name="scopes">Gives the context.</param>
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
