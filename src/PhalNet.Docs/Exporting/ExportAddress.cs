using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Docs;

/// <summary>Determines the address of the services in exported files, where no request contains it.</summary>
internal static class ExportAddress
{
    private static readonly string[] Everywhere = ["//0.0.0.0", "//[::]", "//*", "//+"];

    /// <exception cref="InvalidOperationException">The application has no address.</exception>
    public static string Choose(DocsOptions options, IServiceProvider services)
    {
        var first = options.PublicAddress is { Length: > 0 } told
            ? told
            : services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
                ?? throw new StartException("The public address is unknown: set PhalNet:Docs:PublicAddress.");

        // A wildcard address cannot be called.
        return Everywhere.Aggregate(first, (address, host) => address.Replace(host, "//localhost")).TrimEnd('/');
    }
}
