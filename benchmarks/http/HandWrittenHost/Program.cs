using PhalNet.Benchmarks.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();

var app = builder.Build();
app.MapStats();
app.Map("/", MessageEndpoint.HandleAsync);
app.Run();
