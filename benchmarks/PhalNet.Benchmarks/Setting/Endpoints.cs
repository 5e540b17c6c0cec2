using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace PhalNet.Benchmarks.Setting;

/// <summary>What an entry needs to be built without a web application around it.</summary>
internal sealed class Endpoints(IServiceProvider services) : IEndpointRouteBuilder
{
    public IServiceProvider ServiceProvider => services;

    public ICollection<EndpointDataSource> DataSources { get; } = [];

    public IApplicationBuilder CreateApplicationBuilder() => new ApplicationBuilder(services);
}
