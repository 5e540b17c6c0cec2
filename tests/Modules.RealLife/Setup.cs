using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PhalNet;

[assembly: Module("RealLife", Version = "1.0.0", Title = "A shop's orders")]

namespace Modules.RealLife;

/// <summary>Sets the module up.</summary>
public sealed class Setup : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        var file = Path.Combine(module.DataDirectory, "orders.db");
        module.Services.AddDbContext<ShopContext>(options => options.UseSqlite($"Data Source={file}"));
        module.Services.AddTransient<Signed>().AddTransient<Rates>();
        module.Services.AddHttpClient<RateClient>(client => client.BaseAddress = new("http://rates.invalid/"))
            .AddHttpMessageHandler<Signed>()
            .ConfigurePrimaryHttpMessageHandler<Rates>();
        module.Services.AddHttpClient("real");
        module.Services.AddHostedService<Database>();
        module.Services.AddTransient<IModuleSelfTest, WarmUp>();
        module.Services.AddSingleton<Clock>().AddHostedService(services => services.GetRequiredService<Clock>());
    }
}
