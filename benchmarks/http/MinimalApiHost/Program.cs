using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using PhalNet.Benchmarks.Http;

const string Service = "Bench.Message.Send";

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddValidation();
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, MessageJson.Default));

var app = builder.Build();
app.MapStats();
app.MapGet("/", ([FromQuery(Name = "s"), AllowedValues(Service)] string service, [AsParameters] MessageQuery message) => Reply(message.ToUuid));
app.MapPost("/", ([FromQuery(Name = "s"), AllowedValues(Service)] string service, [AsParameters] MessageForm message) => Reply(message.ToUuid))
    .DisableAntiforgery();
app.MapPost("/", ([FromQuery(Name = "s"), AllowedValues(Service)] string service, MessageBody message) => Reply(message.ToUuid));
app.Run();

static IResult Reply(string id) => TypedResults.Ok(new Envelope(200, new SentId(id), ""));
