using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Whether the start has failed with an exception that the code starting the host receives.</summary>
internal sealed class StartReport
{
    private volatile bool _hasFailed;

    public bool HasFailed => _hasFailed;

    public void Fail() => _hasFailed = true;
}

/// <summary>
/// Keeps the host from logging the failure, with its stack, that it throws right afterwards, because the error would be shown twice. The
/// other filter rules of the host's own category are preserved.
/// </summary>
internal sealed class StartLogFilter(StartReport report) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule with a provider takes precedence over one without, whatever their categories are.
        string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct()];
        LoggerFilterRule[] rules = [.. providers.Select(provider => Rule(options, provider))];
        foreach (var rule in rules)
            options.Rules.Add(rule);
    }

    private LoggerFilterRule Rule(LoggerFilterOptions options, string? provider)
    {
        var before = options.Rules
            .Where(rule => (rule.ProviderName is null || rule.ProviderName == provider) && Matches(rule.CategoryName))
            .OrderBy(rule => rule.ProviderName is not null).ThenBy(rule => rule.CategoryName?.Length ?? 0).LastOrDefault();
        return new(provider, Host, before is null ? options.MinLevel : before.LogLevel, (logger, category, level) =>
            !report.HasFailed && before?.Filter?.Invoke(logger, category, level) != false);
    }

    // Matches categories like the logger factory: by prefix, or by two parts with an asterisk between them.
    private static bool Matches(string? category)
    {
        if (string.IsNullOrEmpty(category))
            return true;
        var star = category.IndexOf('*');
        var (start, end) = star < 0 ? (category, "") : (category[..star], category[(star + 1)..]);
        return Host.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Host.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    }
}
