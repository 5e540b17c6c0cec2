using PhalNet;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPhalNet()
    .AddFilter<Timing>(FilterOrder.Signature - 1)
    .AddModule("App", [], module => module.AddAction(
        new Status(),
        call => new(CallResult.Success(new { Greeting = $"Hello, {call.GetParameter("name")}" })),
        [new ParameterRule { Member = "name", Name = "name", HasDefault = true, Default = "stranger" }]));

var app = builder.Build();
app.MapPhalNet("/");
app.MapPost("/modules/{name}", async (string name, string file, IModuleHost modules) =>
    modules.Modules.Any(module => module.Name == name)
        ? await modules.ReplaceAsync(name, new FileModule(name, file))
        : await modules.AddAsync(new FileModule(name, file)));
app.MapDelete("/modules/{name}", (string name, IModuleHost modules) => modules.RemoveAsync(name));
app.MapGet("/modules", (IModuleHost modules) => modules.Modules);
app.Run();

/// <summary>An action that is not a method.</summary>
public sealed class Status : IActionDescription
{
    public string Namespace => "App";

    public string Class => "Status";

    public string Action => "Show";

    public ActionTexts? Describe(string language) => new() { Summary = "Greets the caller.", Returns = "The greeting." };
}
