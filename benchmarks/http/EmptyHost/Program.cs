using PhalNet.Benchmarks.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();

var app = builder.Build();
app.MapStats();
app.Map("/", http => http.Response.WriteAsync("{}", http.RequestAborted));
app.Run();
