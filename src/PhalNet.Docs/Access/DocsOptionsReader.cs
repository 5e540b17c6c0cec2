using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Docs;

internal static class DocsOptionsReader
{
    private const string Section = "PhalNet:Docs";

    private const int PasswordLength = 8;

    // Browsers limit the lifetime of cookies to about this time.
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(400);

    /// <exception cref="OptionsValidationException">There are errors; the message lists them all.</exception>
    public static DocsOptions Read(IServiceProvider services, Action<DocsOptions>? configure)
    {
        var options = new DocsOptions();
        var errors = new List<string>();
        if (services.GetService<IConfiguration>() is { } configuration)
            Readable(configuration.GetSection(Section), errors).Bind(options);
        configure?.Invoke(options);

        errors.AddRange([.. Accesses(options), .. Passwords(options), .. Addresses(options)]);
        return errors.Count == 0 ? options : throw new StartOptionsException(typeof(DocsOptions), errors);
    }

    // The binder stops at the first value that it cannot read, and accepts any number for an access.
    private static IConfigurationRoot Readable(IConfigurationSection section, List<string> errors)
    {
        var readable = new Dictionary<string, string?>();
        foreach (var (key, value) in section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Key.Length > 0))
        {
            if (string.IsNullOrEmpty(value) || FindError(key, value) is not { } error)
                readable[key] = value;
            else
                errors.Add($"{Section}:{key} '{value}' {error}");
        }

        return new ConfigurationBuilder().AddInMemoryCollection(readable).Build();
    }

    private static string? FindError(string key, string value)
    {
        if (IsKey(key, nameof(DocsOptions.Access)) || key.StartsWith($"{nameof(DocsOptions.Modules)}:", StringComparison.OrdinalIgnoreCase))
            return Enum.GetNames<DocsAccess>().Contains(value, StringComparer.OrdinalIgnoreCase) ? null : NoAccess();
        if (IsKey(key, nameof(DocsOptions.SessionLength)) && !TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _))
            return "is not a duration such as 12:00:00.";
        return null;
    }

    private static IEnumerable<string> Accesses(DocsOptions options)
    {
        if (options.Access is { } access && !Enum.IsDefined(access))
            yield return $"{Section}:Access '{access}' {NoAccess()}";
        foreach (var (module, one) in options.Modules.Where(pair => !Enum.IsDefined(pair.Value)))
            yield return $"{Section}:Modules:{module} '{one}' {NoAccess()}";
    }

    private static IEnumerable<string> Passwords(DocsOptions options)
    {
        if (string.IsNullOrEmpty(options.Password)
            && (options.Access == DocsAccess.Password || options.Modules.Values.Contains(DocsAccess.Password)))
            yield return $"{Section}:Password is missing: password access needs a password of at least {PasswordLength} characters.";
        if (options.Password is { Length: > 0 and < PasswordLength })
            yield return $"{Section}:Password is too short: it needs at least {PasswordLength} characters.";
        if (options.SessionLength <= TimeSpan.Zero || options.SessionLength > LongestSession)
            yield return $"{Section}:SessionLength must be more than zero and at most {LongestSession.TotalDays} days.";
    }

    private static IEnumerable<string> Addresses(DocsOptions options)
    {
        if (!string.IsNullOrEmpty(options.PublicAddress) && !IsAddress(options.PublicAddress))
        {
            yield return $"{Section}:PublicAddress '{options.PublicAddress}' is not a complete http or https address "
                + "such as https://api.example.com.";
        }
    }

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0 && text.Trim() == text;

    private static string NoAccess() => $"is not one of {string.Join(", ", Enum.GetNames<DocsAccess>())}.";

    private static bool IsKey(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
