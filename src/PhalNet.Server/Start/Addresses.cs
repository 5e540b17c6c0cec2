using System.Net.Sockets;

namespace PhalNet.Server;

/// <summary>The addresses to listen on: as configured, or one for this machine only.</summary>
internal static class Addresses
{
    private const string Default = "http://localhost:5080";

    public static void Choose(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var urls = (configuration["urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (urls.FirstOrDefault(url => !IsAddress(url)) is { } wrong)
            throw new StartException($"'{wrong}' is not a valid address to listen on; the form is {Default} (see --urls).");

        if (new[] { "urls", "http_ports", "https_ports" }.All(key => string.IsNullOrEmpty(configuration[key]))
            && !configuration.GetSection("Kestrel:Endpoints").GetChildren().Any())
            builder.WebHost.UseUrls(Default);
    }

    /// <summary>The operating system's error text does not contain the address.</summary>
    public static StartException Explain(SocketException exception, IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).ToArray();
        var addresses = endpoints.Length > 0 ? string.Join(";", endpoints) : configuration["urls"];
        return new($"Cannot listen on {addresses}: {exception.Message}.");
    }

    private static bool IsAddress(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0
                && (address.IsUnixPipe || address.Port is >= 0 and <= ushort.MaxValue);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
