using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PhalNet.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Prepares a host for tests.</summary>
public static class PhalNetTestingServiceCollectionExtensions
{
    /// <summary>
    /// Makes the exception behind a ret of 500 or more available to the test that made the call, see <see cref="CallReply.Exception"/>. A
    /// <see cref="TestApp"/> includes this; add it to an application's own host in <c>ConfigureTestServices</c> of a
    /// <c>WebApplicationFactory</c>.
    /// </summary>
    public static IServiceCollection AddPhalNetTesting(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<CallFailures>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ILoggerProvider, CallFailures>(
            provider => provider.GetRequiredService<CallFailures>()));
        return services;
    }
}
