using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Benchmarks.Setting;

/// <summary>Hosts with the measured service and a given number of others.</summary>
internal static class BenchHost
{
    public static async Task<IHost> StartAsync(int services)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddPhalNet(options => options.DefaultNamespace = "Bench")
            .AddModule("Bench", [typeof(Message)])
            .AddModule(LoadModule.Load(services));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    public static async Task StopAsync(IHost host)
    {
        await host.StopAsync();
        host.Dispose();
    }
}
