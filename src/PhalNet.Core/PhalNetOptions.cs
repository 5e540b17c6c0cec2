using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>The options of the engine; the configuration section <c>PhalNet</c>.</summary>
public sealed class PhalNetOptions
{
    /// <summary>When replies contain debug output; by default OnRequest in Development and Off elsewhere.</summary>
    public DebugMode? Debug { get; set; }

    /// <summary>Must also be set to allow <see cref="DebugMode.On"/> outside of Development.</summary>
    public bool AllowDebugInProduction { get; set; }

    /// <summary>Adds the memory column to debug output.</summary>
    public bool DebugMemory { get; set; }

    /// <summary>The language of messages when the caller did not choose one.</summary>
    [Required]
    public string Language { get; set; } = "zh-CN";

    /// <summary>
    /// The language of start errors on the console, <c>zh-CN</c> or <c>en</c>; determined from the environment by default, see
    /// <see cref="PhalNet.ConsoleLanguage"/>.
    /// </summary>
    public string? ConsoleLanguage { get; set; }

    /// <summary>The namespace of service names with fewer than three parts, unless the entry sets one.</summary>
    [Required]
    public string DefaultNamespace { get; set; } = "App";

    /// <summary>The profile of entries and modules that do not choose one.</summary>
    [Required]
    public string Profile { get; set; } = "Strict";

    /// <summary>The directory for the data of modules; relative paths start at the content root.</summary>
    [Required]
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// A directory of <c>LANGUAGE.json</c> files, each a flat object of message keys and texts, that replace built-in texts or add a
    /// language.
    /// </summary>
    public string? MessagesDirectory { get; set; }

    /// <summary>The IANA name of the time zone of dates without one; defaults to the machine's time zone.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Returns the time zone named by <see cref="TimeZone"/>.</summary>
    /// <param name="time">Provides the local time zone; the system's when null.</param>
    public TimeZoneInfo FindTimeZone(TimeProvider? time = null) =>
        TimeZone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : (time ?? TimeProvider.System).LocalTimeZone;

    /// <summary>How long calls in progress may take to end when their module is replaced, disabled or removed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00")]
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time limit for a module that is added or replaced at run time to load, to be set up, to start its hosted services and to pass
    /// its self-tests. A module that exceeds it becomes <see cref="ModuleState.Faulted"/>, even if it blocks. Modules compiled into the
    /// host have no limit.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", MinimumIsExclusive = true)]
    public TimeSpan ModuleStartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a refused call reports all parameter errors (<c>data.errors</c>, see <see cref="CallErrors"/>) instead of only the first
    /// one. An entry can override it.
    /// </summary>
    public bool ErrorDetails { get; set; }

    /// <summary>The limits of requests.</summary>
    [Required, ValidateObjectMembers]
    public RequestLimits Limits { get; set; } = new();

    /// <summary>
    /// The maximum number of elements read from an <see cref="IAsyncEnumerable{T}"/>; a result with more elements is ret 500.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int SequenceItems { get; set; } = 10_000;

    /// <summary>
    /// Names that make a parameter sensitive without an attribute, compared case-insensitively, also as the last word of a longer name.
    /// </summary>
    public IList<string> SensitiveNames { get; } = ["password", "passwd", "secret", "token", "access_token", "app_secret", "sign"];
}

/// <summary>When replies contain debug output.</summary>
public enum DebugMode
{
    /// <summary>Never.</summary>
    Off,

    /// <summary>Always.</summary>
    On,

    /// <summary>When the query contains a truthy <c>__debug__</c>; refused outside of Development.</summary>
    OnRequest,
}

/// <summary>Sets defaults that depend on the environment, and refuses debug output that untrusted callers could see.</summary>
internal sealed class PhalNetOptionsSetup(IHostEnvironment environment)
    : IPostConfigureOptions<PhalNetOptions>, IValidateOptions<PhalNetOptions>
{
    public void PostConfigure(string? name, PhalNetOptions options) =>
        options.Debug ??= environment.IsDevelopment() ? DebugMode.OnRequest : DebugMode.Off;

    public ValidateOptionsResult Validate(string? name, PhalNetOptions options)
    {
        var errors = new List<string>();
        if (options.Debug is { } mode && !Enum.IsDefined(mode))
            errors.Add($"PhalNet:Debug '{mode}' is not one of {string.Join(", ", Enum.GetNames<DebugMode>())}.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.OnRequest)
            errors.Add("PhalNet:Debug=OnRequest is allowed only in Development: elsewhere any caller could request debug output.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.On && !options.AllowDebugInProduction)
            errors.Add("PhalNet:Debug=On shows SQL and source files to every caller; "
                + "outside Development it also needs PhalNet:AllowDebugInProduction=true.");
        if (options.ConsoleLanguage is { Length: > 0 } language && !ConsoleLanguage.IsKnown(language))
            errors.Add($"PhalNet:ConsoleLanguage '{language}' is not one of zh-CN, en.");
        if (options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            errors.Add($"PhalNet:TimeZone '{zone}' is not a time zone of this system.");
        return errors.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }
}
