using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet.Hosting;

/// <summary>Takes the caller's address and scheme from the proxies configured in <c>PhalNet:ForwardedHeaders</c>.</summary>
public static class ForwardedCallers
{
    /// <summary>
    /// Wraps a handler so that it sees the caller reported by the proxy; returns the handler itself when no proxy is configured.
    /// </summary>
    /// <param name="handler">Serves requests.</param>
    /// <param name="services">The services of the application with the configuration.</param>
    public static RequestDelegate Wrap(RequestDelegate handler, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(services);
        var options = new ProxyOptions();
        services.GetService<IConfiguration>()?.GetSection($"PhalNet:{nameof(EntryOptions.ForwardedHeaders)}").Bind(options);
        return Wrap(handler, options, services);
    }

    internal static RequestDelegate Wrap(RequestDelegate handler, ProxyOptions options, IServiceProvider services)
    {
        if (!options.Enabled)
            return handler;
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            ForwardLimit = options.ForwardLimit,
        };
        if (options.KnownProxies.Count > 0)
        {
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.KnownProxies)
            {
                if (IPAddress.TryParse(proxy, out var address))
                    forwarded.KnownProxies.Add(address);
                else
                    forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
            }
        }

        return new ForwardedHeadersMiddleware(handler, services.GetRequiredService<ILoggerFactory>(), Options.Create(forwarded)).Invoke;
    }
}
