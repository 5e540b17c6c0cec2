var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet().AddPhalApiCompatibility().AddModule(typeof(Program).Assembly);

var app = builder.Build();
app.MapPhalNet("/");
app.Run();
