using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace PhalNet.Benchmarks.Http;

[ApiController]
[Route("/")]
public sealed class MessageController : ControllerBase
{
    private const string Service = "Bench.Message.Send";

    [HttpGet]
    public Envelope Get([FromQuery(Name = "s"), AllowedValues(Service)] string service, [FromQuery] MessageQuery message) => Reply(message.ToUuid);

    [HttpPost, Consumes("application/x-www-form-urlencoded")]
    public Envelope PostForm([FromQuery(Name = "s"), AllowedValues(Service)] string service, [FromForm] MessageForm message) => Reply(message.ToUuid);

    [HttpPost, Consumes("application/json")]
    public Envelope PostJson([FromQuery(Name = "s"), AllowedValues(Service)] string service, [FromBody] MessageBody message) => Reply(message.ToUuid);

    private static Envelope Reply(string id) => new(200, new SentId(id), "");
}
