var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet().AddPhalApiCompatibility().AddModule(typeof(Program).Assembly);

var app = builder.Build();
app.MapPhalNet("/");
app.MapPhalNet("/strict", entry => entry.Profile = "Strict");
app.MapGet("/manual", () => Results.Redirect("https://example.com/manual"));
app.Run();
