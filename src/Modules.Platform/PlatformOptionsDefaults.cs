using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>Outside Development nobody acts without an access token unless it is said so.</summary>
internal sealed class PlatformOptionsDefaults(IHostEnvironment environment) : IPostConfigureOptions<PlatformOptions>
{
    public void PostConfigure(string? name, PlatformOptions options) => options.RequireAccessToken ??= !environment.IsDevelopment();
}
