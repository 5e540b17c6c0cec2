using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Configures the services of a host.</summary>
public interface IPhalNetBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>Adds the services of an assembly. Without a <see cref="ModuleAttribute"/> it is the module <c>App</c>.</summary>
    IPhalNetBuilder AddModule(Assembly assembly);

    /// <summary>Adds individual classes as a module, for hosts that compose services by hand.</summary>
    /// <param name="name">The module's name.</param>
    /// <param name="services">Classes with a <see cref="ServiceAttribute"/>.</param>
    /// <param name="configure">Sets up the module like an <see cref="IModule"/>.</param>
    IPhalNetBuilder AddModule(string name, IEnumerable<Type> services, Action<IModuleBuilder>? configure = null);

    /// <summary>
    /// Adds a filter to all actions: an <see cref="ICallFilter"/> or <see cref="IEarlyCallFilter"/>. It is created with the host's
    /// services: once, or once per call if its constructor takes <see cref="ICallContext"/> or a scoped service.
    /// </summary>
    /// <param name="order">Its order among all filters of an action, lowest first; see <see cref="FilterOrder"/>.</param>
    IPhalNetBuilder AddFilter<TFilter>(int order = FilterOrder.Default) where TFilter : class;

    /// <summary>
    /// Adds support for attributes of another framework, or of the application, on services and actions. It is created with the host's
    /// services.
    /// </summary>
    IPhalNetBuilder AddActionAttribute<TAttribute>() where TAttribute : class, IActionAttribute;

    /// <summary>Adds a source of rules.</summary>
    IPhalNetBuilder AddRuleSource<TSource>() where TSource : class, IRuleSource;

    /// <summary>Adds a profile, which is selected by its name.</summary>
    IPhalNetBuilder AddProfile(Func<IServiceProvider, CallProfile> profile);

    /// <summary>Adds a reply format. Entries offer it by its <see cref="IReplyFormat.Name"/>; one instance serves all of them.</summary>
    IPhalNetBuilder AddReplyFormat<TFormat>() where TFormat : class, IReplyFormat;

    /// <summary>Adds message texts of a language, such as <c>zh-CN</c>; they take precedence over the built-in ones.</summary>
    IPhalNetBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts);

    /// <summary>
    /// Shares a service of the host with every module, with its lifetime in the host: a singleton is the same object everywhere; a scoped
    /// service is one object per call, in the module and in filters of the host alike.
    /// </summary>
    /// <param name="key">The key of a keyed service, which is the same in the modules.</param>
    IPhalNetBuilder ShareWithModules<TService>(object? key = null) where TService : class;

    /// <summary>
    /// Shares options of the host with every module, as <see cref="IOptions{TOptions}"/>, <see cref="IOptionsSnapshot{TOptions}"/> and
    /// <see cref="IOptionsMonitor{TOptions}"/>, including named options and change notifications.
    /// </summary>
    IPhalNetBuilder ShareOptionsWithModules<TOptions>() where TOptions : class;
}

internal sealed class PhalNetBuilder(IServiceCollection services) : IPhalNetBuilder
{
    public IServiceCollection Services => services;

    public IPhalNetBuilder AddModule(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        services.AddSingleton(new CompiledModule(null, assembly, null, null));
        return this;
    }

    public IPhalNetBuilder AddModule(string name, IEnumerable<Type> serviceTypes, Action<IModuleBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Type[] types = [.. serviceTypes];
        var assembly = types.FirstOrDefault()?.Assembly ?? Assembly.GetCallingAssembly();
        services.AddSingleton(new CompiledModule(name, assembly, types, configure ?? (_ => { })));
        return this;
    }

    public IPhalNetBuilder AddFilter<TFilter>(int order = FilterOrder.Default) where TFilter : class
    {
        FilterTypes.Check(typeof(TFilter));
        FilterTypes.Register(typeof(TFilter), services);
        services.AddSingleton(new ApplicationFilter(
            new(typeof(TFilter), order), services.Last(service => service.ServiceType == typeof(TFilter) && !service.IsKeyedService)));
        return this;
    }

    public IPhalNetBuilder AddActionAttribute<TAttribute>() where TAttribute : class, IActionAttribute
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActionAttribute, TAttribute>());
        return this;
    }

    public IPhalNetBuilder AddRuleSource<TSource>() where TSource : class, IRuleSource
    {
        services.AddSingleton<IRuleSource, TSource>();
        return this;
    }

    public IPhalNetBuilder AddProfile(Func<IServiceProvider, CallProfile> profile)
    {
        services.AddSingleton(profile);
        return this;
    }

    public IPhalNetBuilder AddReplyFormat<TFormat>() where TFormat : class, IReplyFormat
    {
        services.TryAddSingleton<TFormat>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IReplyFormat, TFormat>(provider => provider.GetRequiredService<TFormat>()));
        return this;
    }

    public IPhalNetBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts)
    {
        services.AddSingleton(new MessageTexts(language, texts));
        return this;
    }

    public IPhalNetBuilder ShareWithModules<TService>(object? key = null) where TService : class
    {
        services.AddSingleton(new SharedService(typeof(TService), key));
        return this;
    }

    public IPhalNetBuilder ShareOptionsWithModules<TOptions>() where TOptions : class
    {
        services.AddSingleton(SharedOptions.Of<TOptions>());
        return this;
    }
}
