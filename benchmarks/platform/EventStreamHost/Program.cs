using PhalNet.Benchmarks.Platform;

var builder = BenchmarkHost.CreateBuilder(args);
var app = builder.Build();
app.MapMeasurements();
app.Map("/", EventStreamEndpoint.HandleAsync);
app.Run();
