using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PhalNet.Internal.Messages;

namespace PhalNet.Internal.Modules;

internal sealed class PhalNetBuilder(IServiceCollection services) : IPhalNetBuilder
{
    public IServiceCollection Services => services;

    public IPhalNetBuilder AddModule(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        services.AddSingleton(new ModuleSource(null, assembly, null, null));
        return this;
    }

    public IPhalNetBuilder AddModule(string name, IEnumerable<Type> serviceTypes, Action<IModuleBuilder>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Type[] types = [.. serviceTypes];
        var assembly = types.FirstOrDefault()?.Assembly ?? Assembly.GetCallingAssembly();
        services.AddSingleton(new ModuleSource(name, assembly, types, configure ?? (_ => { })));
        return this;
    }

    public IPhalNetBuilder AddFilter<TFilter>() where TFilter : class
    {
        FilterTypes.Check(typeof(TFilter));
        services.TryAddSingleton<TFilter>();
        services.AddSingleton(new ApplicationFilter(typeof(TFilter)));
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

    public IPhalNetBuilder AddMessages(string language, IReadOnlyDictionary<string, string> texts)
    {
        services.AddSingleton(new MessageTexts(language, texts));
        return this;
    }

    public IPhalNetBuilder ShareWithModules<TService>() where TService : class
    {
        services.AddSingleton(new SharedService(typeof(TService)));
        return this;
    }
}
