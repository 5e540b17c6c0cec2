using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Finds configured options of a profile's request reader that no entry uses.</summary>
internal sealed class ReaderOptionsCheck(IServiceProvider services) : IStartCheck
{
    // All entries exist once the pipeline has been built.
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
                $"{option} has no effect: no entry reads requests by the profile {profile.Name}; remove it, "
                + $"or set PhalNet:Profile or the Profile of an entry to {profile.Name}."));
    }
}
