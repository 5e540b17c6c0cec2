using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>The options of the Platform services; the configuration section <c>Platform</c>.</summary>
public sealed class PlatformOptions
{
    /// <summary>
    /// The kind of database behind <c>ConnectionStrings:Platform</c>. Only <c>sqlite</c> works now; without a connection string it is the
    /// file <c>platform.db</c> in the data directory.
    /// </summary>
    [Required]
    [AllowedValues("sqlite", ErrorMessage = "Platform:Database must be one of: sqlite. (postgresql and mysql are not supported yet.)")]
    public string Database { get; set; } = "sqlite";

    /// <summary>
    /// Whether every call needs a valid access token; when not set only outside Development. A token that is sent is checked either way.
    /// </summary>
    public bool? RequireAccessToken { get; set; }

    /// <summary>The member who acts in calls without an access token, where none is required: 32 letters and digits.</summary>
    [Required]
    [RegularExpression("[0-9A-Za-z]{32}", ErrorMessage = "Platform:DemoMember must be 32 letters and digits.")]
    public string DemoMember { get; set; } = "demo0000000000000000000000000000";
}

/// <summary>Outside Development nobody acts without an access token unless it is said so.</summary>
internal sealed class PlatformOptionsDefaults(IHostEnvironment environment) : IPostConfigureOptions<PlatformOptions>
{
    public void PostConfigure(string? name, PlatformOptions options) => options.RequireAccessToken ??= !environment.IsDevelopment();
}

/// <summary>
/// Checks the options by their attributes. The code is generated, for the reflecting validator keeps a type it has seen for ever, and
/// with it a module that is to be unloaded.
/// </summary>
[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
