using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Testing;

/// <summary>Configures the host of a test.</summary>
public sealed class TestAppBuilder
{
    private readonly HostApplicationBuilder _host;
    private readonly IPhalNetBuilder _app;
    private readonly List<Action<IServiceCollection>> _replacements = [];

    internal TestAppBuilder(string dataDirectory)
    {
        _host = Host.CreateEmptyApplicationBuilder(new()
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = AppContext.BaseDirectory,
        });
        _host.Configuration.AddInMemoryCollection([new("PhalNet:DataDirectory", dataDirectory)]);
        _app = _host.Services.AddPhalNet();
        _host.Services.AddPhalNetTesting();
    }

    /// <summary>
    /// The clock of the host and its modules. It stands still until the test advances it, and starts at 2000-01-01T00:00:00Z unless it is
    /// replaced.
    /// </summary>
    public FakeTimeProvider Time { get; set; } = new();

    /// <summary>Whether the host and its modules use the system time instead of <see cref="Time"/>.</summary>
    public bool UseSystemTime { get; set; }

    /// <summary>
    /// The configuration of the host. It contains only what the test adds: no files, no environment variables.
    /// </summary>
    public IConfigurationManager Configuration => _host.Configuration;

    /// <summary>The logging of the host; nothing is logged unless the test adds a provider.</summary>
    public ILoggingBuilder Logging => _host.Logging;

    /// <summary>
    /// The builder of PhalNet, for filters, profiles, shared services and everything else that a host configures for its modules.
    /// </summary>
    public IPhalNetBuilder App => _app;

    /// <summary>Adds the services of an assembly. Without <see cref="ModuleAttribute"/> it is the module <c>App</c>.</summary>
    public TestAppBuilder AddModule(Assembly assembly)
    {
        _app.AddModule(assembly);
        return this;
    }

    /// <summary>Adds individual classes as a module.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="services">Classes with a <see cref="ServiceAttribute"/>.</param>
    /// <param name="configure">Sets the module up, as an <see cref="IModule"/> would.</param>
    public TestAppBuilder AddModule(string name, IEnumerable<Type> services, Action<IModuleBuilder>? configure = null)
    {
        _app.AddModule(name, services, configure ?? (_ => { }));
        return this;
    }

    /// <summary>Sets a configuration value, such as <c>Shop:Greeting</c>.</summary>
    public TestAppBuilder Configure(string key, string? value)
    {
        _host.Configuration.AddInMemoryCollection([new(key, value)]);
        return this;
    }

    /// <summary>Changes the services of the host, after all others are registered.</summary>
    public TestAppBuilder ConfigureServices(Action<IServiceCollection> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _replacements.Add(configure);
        return this;
    }

    /// <summary>Changes the services of a module, after the module has registered them.</summary>
    /// <param name="module">The module's name.</param>
    /// <param name="configure">Changes the services.</param>
    public TestAppBuilder ConfigureModule(string module, Action<IServiceCollection> configure)
    {
        _host.Services.ConfigurePhalNetModule(module, configure);
        return this;
    }

    internal IHost Build()
    {
        _host.Services.AddSingleton(UseSystemTime ? TimeProvider.System : Time);
        foreach (var replace in _replacements)
            replace(_host.Services);
        return _host.Build();
    }
}
