using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PhalNet.Docs.Tests.Support;

/// <summary>A started host without HTTP, with services of this assembly in the module <c>Shop</c> and their documents.</summary>
internal sealed class Shop : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly Documentation _documentation;

    private Shop(IHost host)
    {
        _host = host;
        _documentation = new(
            host.Services.GetRequiredService<IServiceRegistry>(), host.Services.GetRequiredService<IMessageCatalog>(),
            host.Services.GetRequiredService<ILogger<Documentation>>(), PlainText.Of);
    }

    /// <summary>All of this assembly's services.</summary>
    public static Type[] Everything { get; } =
        [.. typeof(Shop).Assembly.GetTypes().Where(type => type.IsDefined(typeof(ServiceAttribute), inherit: false) && !type.IsGenericType)];

    public static async Task<Shop> StartAsync(
        Type[] services, Action<IPhalNetBuilder>? configure = null, Action<IModuleBuilder>? module = null, params (string Key, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { EnvironmentName = "Production", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => pair.Value));
        var phalNet = builder.Services.AddPhalNet(options => options.Language = "en").AddModule("Shop", services, module);
        configure?.Invoke(phalNet);
        var host = builder.Build();
        await host.StartAsync();
        return new(host);
    }

    public DocumentLibrary In(string language) => _documentation.In(language);

    public ServiceDocument Document(string name, string language = "en") => In(language).Find(name).ShouldNotBeNull();

    public ParameterDocument Parameter(string service, string name, string language = "en") =>
        Document(service, language).Parameters.Single(parameter => parameter.Name == name);

    /// <summary>Makes a call and disposes the result immediately.</summary>
    public async Task<CallResult> CallAsync(string service, params IEnumerable<(string Name, object? Value)> values)
    {
        var result = await _host.Services.GetRequiredService<ICallDispatcher>().CallAsync(CallRequest.Create(service, values));
        await result.DisposeAsync();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
