using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Modules.Platform.Internal.Configuration;

/// <summary>Fills in what depends on the environment: nobody acts without an access token outside Development unless it is said so.</summary>
internal sealed class PlatformOptionsDefaults(IHostEnvironment environment) : IPostConfigureOptions<PlatformOptions>
{
    public void PostConfigure(string? name, PlatformOptions options) => options.RequireAccessToken ??= !environment.IsDevelopment();
}
