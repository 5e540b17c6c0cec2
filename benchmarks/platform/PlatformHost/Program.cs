using Modules.Platform;
using PhalNet.Benchmarks.Platform;

var builder = BenchmarkHost.CreateBuilder(args);
builder.Services.AddPhalNet()
    .AddPhalApiCompatibility()
    .AddModule(typeof(PlatformModule).Assembly)
    .AddModule("Bench", [typeof(Message)]);

var app = builder.Build();
app.MapMeasurements();
app.MapPhalNet("/");
app.Run();
