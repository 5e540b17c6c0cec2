using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PhalNet;

[assembly: Module("Replaced", Version = "1.0.0")]

namespace Modules.Replaced;

/// <summary>Sets the module up.</summary>
public sealed class Setup : IModule
{
    /// <inheritdoc/>
    public void Configure(IModuleBuilder module)
    {
        module.Services.AddOptions<ClockOptions>().Bind(module.Configuration).ValidateDataAnnotations().ValidateOnStart();
        module.Services.AddSingleton<Clock>().AddHostedService(services => services.GetRequiredService<Clock>());
        module.Services.AddHostedService<Careless>();
        module.MapException<SoldOutException>(exception => new(410, exception.Message))
            .MapException<ValidationException>(exception => new(400, exception.Message))
            .AddMessages("en", new Dictionary<string, string> { ["goods.none"] = "there is none" })
            .AddAction(new Hello(module.Name), _ => new(CallResult.Success(new Greeting("hello"))));
    }

    private sealed record Greeting(string Text);

    private sealed record Hello(string Namespace) : IActionDescription
    {
        public string Class => "Added";

        public string Action => "Hello";
    }
}

/// <summary>Options of the clock.</summary>
public sealed class ClockOptions
{
    /// <summary>Milliseconds between ticks.</summary>
    [Range(1, 1000)]
    public int Interval { get; set; } = 10;
}

/// <summary>Ticks as long as the module runs.</summary>
public sealed partial class Clock(IOptions<ClockOptions> options, ILogger<Clock> logger) : BackgroundService
{
    /// <summary>How often it has ticked.</summary>
    public int Ticks { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Started(logger, options.Value.Interval);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(options.Value.Interval));
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Ticks++;
    }

    [LoggerMessage(LogLevel.Information, "ticks every {Interval} ms")]
    private static partial void Started(ILogger logger, int interval);
}
