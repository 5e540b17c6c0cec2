using PhalNet;
using PhalNet.Benchmarks.Http;
using PhalNet.Benchmarks.Shared;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
var phalnet = builder.Services.AddPhalNet().AddModule("Bench", [typeof(Message)], module => module.Services.AddSingleton<Storage>());
if (builder.Configuration.GetValue<int>("services") is > 0 and var services)
    phalnet.AddModule(LoadModule.Load(services));

var app = builder.Build();
app.MapStats();
app.MapPhalNet("/");
app.Run();
