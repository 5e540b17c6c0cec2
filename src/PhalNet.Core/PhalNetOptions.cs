using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>The options of the engine; the configuration section <c>PhalNet</c>.</summary>
public sealed class PhalNetOptions
{
    /// <summary>When replies carry debug output; when not set OnRequest in Development and Off elsewhere.</summary>
    public DebugMode? Debug { get; set; }

    /// <summary>Has to be set as well for <see cref="DebugMode.On"/> outside Development.</summary>
    public bool AllowDebugInProduction { get; set; }

    /// <summary>Adds the memory column to debug output.</summary>
    public bool DebugMemory { get; set; }

    /// <summary>The language of messages where the caller chose none.</summary>
    [Required]
    public string Language { get; set; } = "zh-CN";

    /// <summary>
    /// The language of start errors on the console, <c>zh-CN</c> or <c>en</c>; by the environment when not set, see
    /// <see cref="PhalNet.ConsoleLanguage"/>.
    /// </summary>
    public string? ConsoleLanguage { get; set; }

    /// <summary>The namespace of service names with fewer than three parts, where the entry has none of its own.</summary>
    [Required]
    public string DefaultNamespace { get; set; } = "App";

    /// <summary>The profile of entries and modules that choose none.</summary>
    [Required]
    public string Profile { get; set; } = "Strict";

    /// <summary>Where modules may write; relative paths count from the content root.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// A directory of <c>LANGUAGE.json</c> files, each a flat object of message key and text, that replace built-in texts or add a
    /// language.
    /// </summary>
    public string? MessagesDirectory { get; set; }

    /// <summary>The IANA name of the time zone of dates without one; the machine's when not set.</summary>
    public string? TimeZone { get; set; }

    /// <summary>The zone that <see cref="TimeZone"/> names.</summary>
    /// <param name="time">Tells the machine's own zone; the system's when null.</param>
    public TimeZoneInfo FindTimeZone(TimeProvider? time = null) =>
        TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : (time ?? TimeProvider.System).LocalTimeZone;

    /// <summary>How long calls under way may take to end when their module is replaced, disabled or removed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a module that is added or replaced at run time may take to load, to be set up, to start its hosted services and to pass its
    /// self-tests. One that takes longer is <see cref="ModuleState.Faulted"/>, even if it blocks. Modules compiled into the host are not
    /// limited.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan ModuleStartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a call whose parameters are refused is told all that is wrong with them (<c>data.errors</c>, see <see cref="CallErrors"/>)
    /// and not the first mistake alone. An entry may say otherwise.
    /// </summary>
    public bool ErrorDetails { get; set; }

    /// <summary>How large and how deep a request may be.</summary>
    [Required, ValidateObjectMembers]
    public RequestLimits Limits { get; set; } = new();

    /// <summary>The most elements that are read of an <see cref="IAsyncEnumerable{T}"/>; a result with more is ret 500.</summary>
    [Range(1, int.MaxValue)]
    public int SequenceItems { get; set; } = 10_000;

    /// <summary>
    /// Names that make a parameter sensitive without an attribute, compared without case, also as the last word of a longer name.
    /// </summary>
    public IList<string> SensitiveNames { get; } = ["password", "passwd", "secret", "token", "access_token", "app_secret", "sign"];
}

/// <summary>When replies carry debug output.</summary>
public enum DebugMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Always.</summary>
    On,

    /// <summary>When the query has a truthy <c>__debug__</c>; refused outside Development.</summary>
    OnRequest,
}

/// <summary>Fills in what depends on the environment, and refuses debug output where strangers could see it.</summary>
internal sealed class PhalNetOptionsSetup(IHostEnvironment environment)
    : IPostConfigureOptions<PhalNetOptions>, IValidateOptions<PhalNetOptions>
{
    public void PostConfigure(string? name, PhalNetOptions options) =>
        options.Debug ??= environment.IsDevelopment() ? DebugMode.OnRequest : DebugMode.Off;

    public ValidateOptionsResult Validate(string? name, PhalNetOptions options)
    {
        var errors = new List<string>();
        if (options.Debug is { } mode && !Enum.IsDefined(mode))
            errors.Add($"PhalNet:Debug '{mode}' is none of {string.Join(", ", Enum.GetNames<DebugMode>())}.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.OnRequest)
            errors.Add("PhalNet:Debug=OnRequest is for Development only: elsewhere any caller could ask for debug output.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.On && !options.AllowDebugInProduction)
            errors.Add("PhalNet:Debug=On shows SQL and source files to every caller; "
                + "outside Development it needs PhalNet:AllowDebugInProduction=true as well.");
        if (options.ConsoleLanguage is { Length: > 0 } language && !ConsoleLanguage.IsKnown(language))
            errors.Add($"PhalNet:ConsoleLanguage '{language}' is none of zh-CN, en.");
        if (options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            errors.Add($"PhalNet:TimeZone '{zone}' is no time zone that this system knows.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
