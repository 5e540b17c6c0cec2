using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace PhalNet.EntityFrameworkCore.Tests.Support;

/// <summary>How services get their contexts.</summary>
public enum Registration
{
    Context,
    Pool,
    Factory,
    PooledFactory,
}

/// <summary>A host with services that use a database.</summary>
internal sealed class ShopHost(IHost host, Services.Shared shared) : IAsyncDisposable
{
    public Services.Shared Shared => shared;

    public static async Task<ShopHost> StartAsync(
        TestDatabase database, Registration registration, params IReadOnlyList<Type> services)
    {
        var shared = new Services.Shared();
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddPhalNet(options => options.Language = "en").AddModule("Shop", services, module =>
        {
            Register(module.Services, registration, Configure);
            module.Services.TryAddScoped(provider => provider.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext());
            module.Services.AddScoped<Services.ItemRepository>();
            module.Services.AddSingleton(shared);
        });
        var host = builder.Build();
        await host.StartAsync();
        shared.Dispatcher = host.Services.GetRequiredService<ICallDispatcher>();
        return new(host, shared);

        void Configure(DbContextOptionsBuilder options)
        {
            database.Use(options);
            options.UsePhalNetTracing().ConfigureWarnings(warnings => warnings.Throw(CoreEventId.ManyServiceProvidersCreatedWarning));
        }
    }

    /// <summary>Makes a call and returns its result; with a trace if one is given.</summary>
    public async Task<CallResult> CallAsync(string service, CallTrace? trace = null, params (string Name, object? Value)[] values)
    {
        var request = CallRequest.Create(service, values);
        var result = await host.Services.GetRequiredService<ICallDispatcher>()
            .CallAsync(trace is null ? request : new CallRequest(service, request.Values) { Trace = trace });
        await result.DisposeAsync();
        return result;
    }

    /// <summary>Makes a call with debug output, which must succeed, and returns its data and its trace.</summary>
    public async Task<(object? Data, CallTrace Trace)> TraceAsync(string service, params (string Name, object? Value)[] values)
    {
        var trace = CallTrace.Start(TimeProvider.System);
        var result = await CallAsync(service, trace, values);
        result.Ret.ShouldBe(200, $"{service}: {result.Message} {trace.Notes.FirstOrDefault(note => note.Key == "exception").Value}");
        return (result.Data, trace);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static void Register(IServiceCollection services, Registration registration, Action<DbContextOptionsBuilder> configure) => _ =
        registration switch
        {
            Registration.Context => services.AddDbContext<ShopContext>(configure),
            Registration.Pool => services.AddDbContextPool<ShopContext>(configure),
            Registration.Factory => services.AddDbContextFactory<ShopContext>(configure),
            _ => services.AddPooledDbContextFactory<ShopContext>(configure),
        };
}
