using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using PhalNet.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Prepares a host for tests.</summary>
public static class PhalNetTestingServiceCollectionExtensions
{
    /// <summary>
    /// Keeps the exception behind a ret of 500 or more for the test that made the call, <see cref="CallReply.Exception"/>. A
    /// <see cref="TestApp"/> has it; a host of the application's own asks for it, in <c>ConfigureTestServices</c> of a
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
