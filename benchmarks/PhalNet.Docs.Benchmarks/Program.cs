using System.Net;
using PhalNet.Docs.Benchmarks;

// The list of many services: the server's time, the bytes transferred, and how fast a browser follows typing.
var count = args.Length > 0 ? int.Parse(args[0], System.Globalization.CultureInfo.InvariantCulture) : 10_000;
var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
builder.Logging.ClearProviders();
builder.Services.AddPhalNet().AddModule(DocumentedModule.Load(count));
await using var app = builder.Build();
app.MapPhalNet("/api");
app.MapPhalNetDocs("/docs");
await app.StartAsync();

var list = new Uri($"{app.Urls.Single()}/docs");
Console.WriteLine($"{count} services, {Environment.ProcessorCount} cores, {Environment.Version}");
await ServerSide.MeasureAsync(list);
await BrowserSide.MeasureAsync(list);
