using LinqToDB;
using LinqToDB.Data;
using Microsoft.Data.Sqlite;
using PhalNet;

[assembly: Module("App")]

public class ShopModule : IModule
{
    public void Configure(IModuleBuilder module)
    {
        var file = Path.Combine(module.DataDirectory, "shop.db");
        module.Services.AddSingleton(_ => new TracingDbDataSource(SqliteFactory.Instance.CreateDataSource($"Data Source={file}")));
        module.Services.AddSingleton(new TablePrefix(module.Configuration["TablePrefix"] ?? ""));
        module.Services.AddSingleton(new ShopTitle(module.Configuration["Title"] ?? ""));
        module.Services.AddSingleton<ShopDatabase>();
        module.Services.AddScoped<OrderModel>();
        module.Services.AddHostedService<ShopSetup>();
    }
}

public record TablePrefix(string Text);

// The example starts with one book and no orders each time.
public class ShopSetup(ShopDatabase database, TablePrefix prefix) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        await using var db = await database.OpenAsync(CallTrace.None, cancellation);
        await db.DropTableAsync<Book>($"{prefix.Text}book", throwExceptionIfNotExists: false, token: cancellation);
        await db.DropTableAsync<Order>($"{prefix.Text}order", throwExceptionIfNotExists: false, token: cancellation);
        await db.CreateTableAsync<Book>($"{prefix.Text}book", token: cancellation);
        await db.CreateTableAsync<Order>($"{prefix.Text}order", token: cancellation);
        await db.InsertAsync(new Book { Id = 1, Stock = 3 }, $"{prefix.Text}book", token: cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
