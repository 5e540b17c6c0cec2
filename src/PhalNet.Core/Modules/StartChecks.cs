using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>The checks beyond the modules: before the modules start, and again when the host has been assembled.</summary>
internal sealed class StartChecks(HostAdditions additions, IConfiguration configuration, StartLogger<StartChecks> logger)
{
    private readonly HashSet<string> _told = [];

    /// <exception cref="DeclarationException">There are errors.</exception>
    public void Run()
    {
        foreach (var (key, nearest) in OptionKeys.Unknown(configuration, additions.Options))
        {
            if (_told.Add(key))
                CoreLog.OptionUnknown(logger, key, nearest);
        }

        string[] errors = [.. additions.Checks.SelectMany(check => check.FindErrors()).Distinct()];
        if (errors.Length > 0)
            throw new DeclarationException(errors);
    }
}
