using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PhalNet.Hosting.Internal.Replies;

namespace PhalNet.Hosting.Internal.Entries;

internal static class EntryOptionsReader
{
    public static EntryOptions Read(IServiceProvider services, Action<EntryOptions>? configure)
    {
        var options = new EntryOptions();
        services.GetService<IConfiguration>()?.GetSection("PhalNet").Bind(options);
        configure?.Invoke(options);

        var mistakes = new List<string>();
        if (options.Cors.AllowCredentials && options.Cors.Origins.Contains("*"))
            mistakes.Add("PhalNet:Cors:AllowCredentials lets every site act as the user when PhalNet:Cors:Origins has '*'; name the origins.");
        mistakes.AddRange(options.ForwardedHeaders.KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _))
            .Select(proxy => $"PhalNet:ForwardedHeaders:KnownProxies has '{proxy}', which is no address."));
        if (options.JsonpParameter.Length == 0)
            mistakes.Add("PhalNet:JsonpParameter must not be empty.");
        mistakes.AddRange(EnvelopeNames.Mistakes(options.ResponseMap));
        return mistakes.Count == 0 ? options : throw new OptionsValidationException(nameof(EntryOptions), typeof(EntryOptions), mistakes);
    }
}
