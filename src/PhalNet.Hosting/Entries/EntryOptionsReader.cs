using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Hosting;

internal static class EntryOptionsReader
{
    public static EntryOptions Read(IServiceProvider services, ReplyFormats formats, Action<EntryOptions>? configure)
    {
        var options = new EntryOptions();
        var configuration = services.GetService<IConfiguration>()?.GetSection("PhalNet");
        configuration?.Bind(options);
        configure?.Invoke(options);

        string[] errors =
        [
            .. Settings(configuration), .. formats.Validate(options.Formats), .. CrossOrigin(options.Cors),
            .. Proxies(options.ForwardedHeaders), .. Names(options),
        ];
        return errors.Length == 0 ? options : throw new StartOptionsException(typeof(EntryOptions), errors);
    }

    // Binding ignores unknown keys, and a text in place of a list.
    private static IEnumerable<string> Settings(IConfiguration? configuration)
    {
        if (configuration?["Format"] is { } format)
            yield return $"PhalNet:Format is not an option; set the formats with PhalNet:Formats:0={format.ToLowerInvariant()} and so on.";
        if (configuration?["Formats"] is { Length: > 0 } formats)
            yield return $"PhalNet:Formats is a list: set PhalNet:Formats:0={formats} and so on.";
    }

    private static IEnumerable<string> CrossOrigin(CrossOriginOptions options)
    {
        if (options.AllowCredentials && options.Origins.Contains("*"))
            yield return "PhalNet:Cors:AllowCredentials lets every site act as the user when PhalNet:Cors:Origins has '*'; "
                + "list the origins.";
        foreach (var origin in options.Origins.Where(origin => origin is not ("*" or "null") && !IsOrigin(origin)))
            yield return $"PhalNet:Cors:Origins has '{origin}', which is not an origin: "
                + "an origin is a scheme, a host and an optional port, such as https://app.example.";
    }

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host is { Length: > 0 } host && !host.Contains('*')
        && text.EndsWith(uri.Authority, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Proxies(ProxyOptions options)
    {
        foreach (var proxy in options.KnownProxies.Where(proxy => !IPAddress.TryParse(proxy, out _) && !IPNetwork.TryParse(proxy, out _)))
            yield return $"PhalNet:ForwardedHeaders:KnownProxies has '{proxy}', which is neither an address nor a network.";
        if (options.ForwardLimit < 1)
            yield return "PhalNet:ForwardedHeaders:ForwardLimit must be at least 1.";
    }

    private static IEnumerable<string> Names(EntryOptions options)
    {
        if (options.JsonpParameter.Length == 0)
            yield return "PhalNet:JsonpParameter must not be empty.";
        foreach (var error in ResponseMap.Validate(options.ResponseMap))
            yield return error;
    }
}
