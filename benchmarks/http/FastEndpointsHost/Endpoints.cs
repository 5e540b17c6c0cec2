using FastEndpoints;

namespace PhalNet.Benchmarks.Http;

public abstract class MessageEndpoint : Endpoint<Message, Envelope>
{
    public override Task HandleAsync(Message req, CancellationToken ct) => Send.OkAsync(new Envelope(200, new SentId(req.ToUuid), ""), ct);
}

public sealed class GetMessage : MessageEndpoint
{
    public override void Configure()
    {
        Get("/");
        AllowAnonymous();
        Validator<MessageValidator>();
    }
}

public sealed class PostMessage : MessageEndpoint
{
    public override void Configure()
    {
        Post("/");
        AllowAnonymous();
        AllowFormData(urlEncoded: true);
        Description(endpoint => endpoint.ClearDefaultAccepts().Accepts<Message>("application/json", "application/x-www-form-urlencoded"));
        Validator<MessageValidator>();
    }
}
