using System.Text;

namespace Modules.Platform;

/// <summary>The names that members log in with. Case and Unicode normalisation form make no difference.</summary>
internal static class AccountName
{
    public const int MostCharacters = 128;

    /// <summary>Normalises a name for storage and comparison.</summary>
    public static string Normalise(string account)
    {
        var trimmed = account.Trim();
        return IsWellFormed(trimmed) ? trimmed.Normalize(NormalizationForm.FormKC).ToLowerInvariant() : trimmed;
    }

    /// <summary>Why it cannot be the account of a new member; null if it can.</summary>
    public static string? Problem(string account) => account switch
    {
        "" => "An account needs a name.",
        { Length: > MostCharacters } => $"An account must be at most {MostCharacters} characters long.",
        _ when account.Any(char.IsControl) || !IsWellFormed(account) =>
            "An account must not contain control characters or invalid Unicode.",
        _ => null,
    };

    private static bool IsWellFormed(string text) => !text.EnumerateRunes().Contains(Rune.ReplacementChar);
}
