using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PhalNet.Internal;

/// <summary>Fills in what depends on the environment, and refuses debug output where strangers could see it.</summary>
internal sealed class PhalNetOptionsSetup(IHostEnvironment environment) : IPostConfigureOptions<PhalNetOptions>, IValidateOptions<PhalNetOptions>
{
    public void PostConfigure(string? name, PhalNetOptions options) =>
        options.Debug ??= environment.IsDevelopment() ? DebugMode.OnRequest : DebugMode.Off;

    public ValidateOptionsResult Validate(string? name, PhalNetOptions options)
    {
        var mistakes = new List<string>();
        if (options.Debug is { } mode && !Enum.IsDefined(mode))
            mistakes.Add($"PhalNet:Debug '{mode}' is none of {string.Join(", ", Enum.GetNames<DebugMode>())}.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.OnRequest)
            mistakes.Add("PhalNet:Debug=OnRequest is for Development only: elsewhere any caller could ask for debug output.");
        if (!environment.IsDevelopment() && options.Debug == DebugMode.On && !options.AllowDebugInProduction)
            mistakes.Add("PhalNet:Debug=On shows SQL and source files to every caller; outside Development it needs PhalNet:AllowDebugInProduction=true as well.");
        if (options.TimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            mistakes.Add($"PhalNet:TimeZone '{zone}' is no time zone that this system knows.");
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }
}
