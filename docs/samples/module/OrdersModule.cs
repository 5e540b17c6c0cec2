using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using PhalNet;

[assembly: Module("Orders", Version = "1.0.0", Title = "Orders", Options = typeof(OrdersOptions))]

public sealed class OrdersModule : IModule
{
    public void Configure(IModuleBuilder module)
    {
        var file = Path.Combine(module.DataDirectory, "orders.db");
        module.Services.AddSingleton<DbDataSource>(_ => SqliteFactory.Instance.CreateDataSource($"Data Source={file}"));
        module.AddSqlMigrations(services => services.GetRequiredService<DbDataSource>());

        module.Services.AddOptions<OrdersOptions>().Bind(module.Configuration);
        module.Services.AddHostedService<Expiry>();
        module.Services.AddSingleton<IModuleSelfTest, TableIsThere>();
        module.AddFilter<OpeningHours>();
        module.AddMessages("en", new Dictionary<string, string> { ["orders.closed"] = "Orders are taken from {from} o'clock." });
        module.AddMessages("zh-CN", new Dictionary<string, string> { ["orders.closed"] = "{from} 点开始接受订单。" });
    }
}

public sealed class OrdersOptions
{
    [Range(0, 23)]
    public int OpensAt { get; set; } = 8;

    [Range(1, 3650)]
    public int KeepDays { get; set; } = 30;
}
