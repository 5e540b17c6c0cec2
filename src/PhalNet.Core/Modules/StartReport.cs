using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Whether the start has failed with a reason of its own, which whoever started the host gets as an exception.</summary>
internal sealed class StartReport
{
    private volatile bool _hasFailed;

    public bool HasFailed => _hasFailed;

    public void Fail() => _hasFailed = true;
}

/// <summary>
/// Keeps the host from logging, with its stack, the failure that it throws right after: nobody reads a mistake better for having it twice.
/// What rules there are for the host's own log stay as they are otherwise.
/// </summary>
internal sealed class StartLogFilter(StartReport report) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // A rule that names a provider wins over one that names none, whatever their categories are.
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

    // As the logger factory reads a category: a beginning, or two parts with a star between them.
    private static bool Matches(string? category)
    {
        if (string.IsNullOrEmpty(category))
            return true;
        var star = category.IndexOf('*');
        var (start, end) = star < 0 ? (category, "") : (category[..star], category[(star + 1)..]);
        return Host.StartsWith(start, StringComparison.OrdinalIgnoreCase) && Host.EndsWith(end, StringComparison.OrdinalIgnoreCase);
    }
}
