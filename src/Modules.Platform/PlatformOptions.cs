using System.ComponentModel.DataAnnotations;

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
