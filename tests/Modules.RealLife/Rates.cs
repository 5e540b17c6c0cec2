using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

namespace Modules.RealLife;

/// <summary>Requests exchange rates.</summary>
/// <param name="client">The factory's client.</param>
public sealed class RateClient(HttpClient client)
{
    /// <summary>Requests a rate.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    public async Task<Rate> GetAsync(string currency, CancellationToken cancellation) =>
        await client.GetFromJsonAsync<Rate>($"rates/{currency}", cancellation) ?? throw new HttpRequestException("The reply is empty.");
}

/// <summary>An exchange rate.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Value">The value of one unit.</param>
public sealed record Rate(string Currency, decimal Value);

/// <summary>Signs the requests.</summary>
/// <param name="logger">The log.</param>
public sealed partial class Signed(ILogger<Signed> logger) : DelegatingHandler
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Add("X-Signature", "1");
        var response = await base.SendAsync(request, cancellationToken);
        Sent(logger, request.RequestUri, response.StatusCode);
        return response;
    }

    [LoggerMessage(LogLevel.Debug, "{Address} says {Status}")]
    private static partial void Sent(ILogger logger, Uri? address, HttpStatusCode status);
}

/// <summary>Stands in for the exchange rate server.</summary>
public sealed class Rates : HttpMessageHandler
{
    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var currency = request.RequestUri!.Segments[^1];
        return Task.FromResult(request.Headers.Contains("X-Signature")
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(new Rate(currency, 7.8m)) }
            : new HttpResponseMessage(HttpStatusCode.Unauthorized));
    }
}
