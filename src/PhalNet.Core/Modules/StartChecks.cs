using Microsoft.Extensions.Configuration;

namespace PhalNet;

/// <summary>What is looked at beyond the modules: before they start, and again when all of the host has been put together.</summary>
internal sealed class StartChecks(HostAdditions additions, IConfiguration configuration, StartLogger<StartChecks> logger)
{
    private readonly HashSet<string> _told = [];

    /// <exception cref="DeclarationException">There are mistakes.</exception>
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
