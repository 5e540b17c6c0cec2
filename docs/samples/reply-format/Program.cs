var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet()
    .AddModule(typeof(Program).Assembly)
    .AddReplyFormat<IndentedJson>();

var app = builder.Build();
app.MapPhalNet("/api", entry => entry.Formats = ["json", "xml", "indented"]);
app.Run();
