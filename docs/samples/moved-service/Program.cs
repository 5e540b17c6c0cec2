var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet()
    .AddPhalApiCompatibility()
    .AddFilter<CardCheck>()
    .AddMessages("en", new Dictionary<string, string>
    {
        ["loan.too_many"] = "{count} books are too many.",
        ["loan.blocked"] = "The card {card} is blocked.",
    })
    .AddModule(typeof(Program).Assembly);

var app = builder.Build();
app.MapPhalNet("/");
app.Run();
