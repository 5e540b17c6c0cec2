using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>Warns at start where calls without a token act as the demo member outside Development.</summary>
internal sealed class TokenRulesReport(
    TokenRules rules, IOptions<PlatformOptions> options, IHostEnvironment environment, ILogger<TokenRulesReport> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!rules.AreRequired && !environment.IsDevelopment())
            PlatformLog.TokensNotRequired(logger, options.Value.DemoMember);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
