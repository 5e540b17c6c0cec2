using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting.Tests.Support;

/// <summary>The differences from the default host: entry <c>/api</c>, Production, English.</summary>
public sealed class TestHostOptions
{
    public Dictionary<string, string?> Settings { get; } = new() { ["PhalNet:Language"] = "en" };

    public string Environment { get; set; } = "Production";

    public List<Type> Services { get; } = [];

    public Action<EntryOptions>? Entry { get; set; }

    public Action<IServiceCollection>? ConfigureServices { get; set; }

    public Action<IPhalNetBuilder>? ConfigurePhalNet { get; set; }

    public Action<IModuleBuilder>? ConfigureModule { get; set; }

    public Action<WebApplication>? Map { get; set; }
}
