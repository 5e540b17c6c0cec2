using PhalNet.Benchmarks.Platform;

var builder = BenchmarkHost.CreateBuilder(args);
var connection = builder.Configuration.GetConnectionString("Platform")!;
await using IMailStore store = builder.Configuration["Platform:Database"] == "postgresql"
    ? new PostgresMail(connection)
    : new SqliteMail(connection);

var app = builder.Build();
app.MapMeasurements();
app.Map("/", new SendEndpoint(store).HandleAsync);
app.Run();
