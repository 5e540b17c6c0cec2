using System.Text.Json;
using System.Text.Json.Serialization;
using FastEndpoints;
using PhalNet.Benchmarks.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddFastEndpoints();

var app = builder.Build();
app.MapStats();
app.UseFastEndpoints(config =>
{
    config.Serializer.Options.TypeInfoResolverChain.Insert(0, MessageJson.Default);
    config.Serializer.Options.Converters.Add(new JsonStringEnumConverter<MessageType>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
});
app.Run();
