var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet().AddModule(typeof(Program).Assembly);

var app = builder.Build();
app.MapPhalNet("/api");
app.MapPhalNetDocs("/docs");
app.Run();
