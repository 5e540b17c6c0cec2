using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>The options of the Platform services; the configuration section <c>Platform</c>.</summary>
public sealed class PlatformOptions
{
    /// <summary>The name of SQLite.</summary>
    internal const string Sqlite = "sqlite";

    /// <summary>The name of PostgreSQL.</summary>
    internal const string PostgreSql = "postgresql";

    /// <summary>
    /// The kind of database behind <c>ConnectionStrings:Platform</c>: <c>sqlite</c>, which without a connection string is the file
    /// <c>platform.db</c> in the data directory, or <c>postgresql</c>.
    /// </summary>
    [Required]
    [AllowedValues(Sqlite, PostgreSql, ErrorMessage = "Platform:Database must be one of: sqlite, postgresql.")]
    public string Database { get; set; } = Sqlite;

    /// <summary>
    /// Whether every call needs a valid access token; when not set only outside Development. A token that is sent is checked either way.
    /// </summary>
    public bool? RequireAccessToken { get; set; }

    /// <summary>The member who acts in calls without an access token, where none is required: 32 letters and digits.</summary>
    [Required]
    [RegularExpression("[0-9A-Za-z]{32}", ErrorMessage = "Platform:DemoMember must be 32 letters and digits.")]
    public string DemoMember { get; set; } = "demo0000000000000000000000000000";

    /// <summary>
    /// How many messages a member may send in a second, none for 0; when not set 5 where access tokens are required, else none. A message
    /// to several members counts once.
    /// </summary>
    [Range(0, 1_000_000)]
    public int? SendsPerSecond { get; set; }

    /// <summary>The most bytes of a message's content in UTF-8, none for 0; when not set 65,536 outside Development, else none.</summary>
    [Range(0, int.MaxValue)]
    public int? MessageBytes { get; set; }

    /// <summary>For how many hours a new access token is valid.</summary>
    [Range(1, 87_600)]
    public int AccessTokenHours { get; set; } = 168;

    /// <summary>For how many minutes a sender can recall a message.</summary>
    [Range(0, 525_600)]
    public int RecallMinutes { get; set; } = 2;
}

/// <summary>Outside Development nobody acts without an access token unless it is said so.</summary>
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
/// Checks the options by their attributes. The code is generated, for the reflecting validator keeps a type it has seen for ever, and
/// with it a module that is to be unloaded.
/// </summary>
[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
