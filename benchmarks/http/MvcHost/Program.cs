using PhalNet.Benchmarks.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.Services.AddControllers().AddJsonOptions(options => options.JsonSerializerOptions.TypeInfoResolverChain.Insert(0, MessageJson.Default));

var app = builder.Build();
app.MapStats();
app.MapControllers();
app.Run();
