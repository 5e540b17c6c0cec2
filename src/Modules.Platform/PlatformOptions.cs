using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>The options of the Platform services; the configuration section <c>Platform</c>.</summary>
public sealed class PlatformOptions
{
    internal const string Sqlite = "sqlite";

    internal const string PostgreSql = "postgresql";

    /// <summary>
    /// The kind of database behind <c>ConnectionStrings:Platform</c>: <c>sqlite</c>, by default the file <c>platform.db</c> in the data
    /// directory, or <c>postgresql</c>.
    /// </summary>
    [Required]
    [AllowedValues(Sqlite, PostgreSql, ErrorMessage = "Platform:Database must be one of: sqlite, postgresql.")]
    public string Database { get; set; } = Sqlite;

    /// <summary>
    /// Whether every call needs a valid access token; by default outside Development only. A token that is sent is always checked.
    /// </summary>
    public bool? RequireAccessToken { get; set; }

    /// <summary>The member who acts in calls without an access token where none is required: 32 letters and digits.</summary>
    [Required]
    [RegularExpression("[0-9A-Za-z]{32}", ErrorMessage = "Platform:DemoMember must be 32 letters and digits.")]
    public string DemoMember { get; set; } = "demo0000000000000000000000000000";

    /// <summary>
    /// How many messages a member may send per second; 0 for no limit. The default is 5 where access tokens are required, else no limit. A
    /// message to several members counts once.
    /// </summary>
    [Range(0, 1_000_000)]
    public int? SendsPerSecond { get; set; }

    /// <summary>
    /// The maximum size of a message's content in UTF-8 bytes; 0 for no limit. The default is 65,536 outside Development, else no limit.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int? MessageBytes { get; set; }

    /// <summary>How many hours a new access token is valid.</summary>
    [Range(1, 87_600)]
    public int AccessTokenHours { get; set; } = 168;

    /// <summary>How many minutes after sending a message can be recalled.</summary>
    [Range(0, 525_600)]
    public int RecallMinutes { get; set; } = 2;
}

/// <summary>Outside Development calls need an access token unless configured otherwise.</summary>
internal sealed class PlatformOptionsDefaults(IHostEnvironment environment) : IPostConfigureOptions<PlatformOptions>
{
    private const int SendsPerSecond = 5;
    private const int MessageBytes = 64 * 1024;

    public void PostConfigure(string? name, PlatformOptions options)
    {
        options.RequireAccessToken ??= !environment.IsDevelopment();
        options.SendsPerSecond ??= options.RequireAccessToken.Value ? SendsPerSecond : 0;
        options.MessageBytes ??= environment.IsDevelopment() ? 0 : MessageBytes;
    }
}

/// <summary>
/// Checks the options by their attributes. The code is generated, because the reflection-based validator keeps the types it has seen
/// permanently, and with them a module that is to be unloaded.
/// </summary>
[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
