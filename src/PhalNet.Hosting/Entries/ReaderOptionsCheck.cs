using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Finds options of a profile's way to read requests that are set where no entry reads them by it.</summary>
internal sealed class ReaderOptionsCheck(IServiceProvider services) : IStartCheck
{
    // Entries are all there once the pipeline has been built.
    public IEnumerable<string> FindErrors()
    {
        EntryMetadata[] entries = [.. (services.GetService<EndpointDataSource>()?.Endpoints ?? [])
            .Select(endpoint => endpoint.Metadata.GetMetadata<EntryMetadata>()).OfType<EntryMetadata>()];
        if (entries.Length == 0)
            return [];
        var usual = services.GetRequiredService<IOptions<PhalNetOptions>>().Value.Profile;
        string[] chosen = [.. entries.Select(entry => entry.Options.Profile ?? usual)];
        return services.GetServices<CallProfile>()
            .Where(profile => !chosen.Contains(profile.Name, StringComparer.OrdinalIgnoreCase))
            .SelectMany(profile => profile.ReaderOptions.Select(option =>
                $"{option} has no effect: no entry reads requests by the profile {profile.Name}; leave it out, "
                + $"or set PhalNet:Profile or the Profile of an entry to {profile.Name}."));
    }
}
