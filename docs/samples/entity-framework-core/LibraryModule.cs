using Microsoft.EntityFrameworkCore;
using PhalNet;

[assembly: Module("Library")]

public class LibraryModule : IModule
{
    public void Configure(IModuleBuilder module)
    {
        var file = Path.Combine(module.DataDirectory, "library.db");
        module.Services.AddDbContextPool<Library>(options => options.UseSqlite($"Data Source={file}").UsePhalNetTracing());
        module.Services.AddHostedService<LibrarySetup>();
    }
}

public class LibrarySetup(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Library>().Database.EnsureCreatedAsync(cancellation);
    }

    public Task StopAsync(CancellationToken cancellation) => Task.CompletedTask;
}
