using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PhalNet.Compatibility;

/// <summary>
/// A PCRE pattern in the form accepted by PHP's preg_match, run by .NET. Without flag u it matches the bytes, with it the text, and invalid
/// UTF-8 never matches. A timeout corresponds to PCRE's backtrack limit: no match.
/// </summary>
internal sealed class PhpPattern
{
    private readonly Regex _regex;
    private readonly bool _isUtf;

    private PhpPattern(Regex regex, bool isUtf)
    {
        _regex = regex;
        _isUtf = isUtf;
    }

    public static PatternResult Compile(string pattern, TimeSpan timeout)
    {
        try
        {
            var (body, flags) = PatternDelimiters.Split(pattern);
            var isUtf = flags.HasFlag(PatternFlags.Utf);
            if (isUtf && !PhpText.IsUtf8(body))
                return new PatternResult(null, "the pattern is not UTF-8");
            var translated = new PcreTranslator(isUtf ? body : PhpText.ToLatin1(body), flags).Translate();
            return new PatternResult(new PhpPattern(PatternEngine.Create(translated, timeout), isUtf), null);
        }
        catch (PatternException refused)
        {
            return new PatternResult(null, refused.Message);
        }
        catch (RegexParseException broken)
        {
            return new PatternResult(null, broken.Error.ToString());
        }
    }

    public bool IsMatch(string text)
    {
        if (_isUtf && !PhpText.IsUtf8(text))
            return false;
        try
        {
            return _regex.IsMatch(_isUtf ? text : PhpText.ToLatin1(text));
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        catch (IndexOutOfRangeException)
        {
            // .NET 10's interpreter corrupts its backtracking stack for some lazy loops over empty matches, for example (?=(b| *?)+?\S)^.
            return false;
        }
    }
}

/// <summary>A valid pattern, or the reason why it is invalid.</summary>
internal readonly record struct PatternResult(PhpPattern? Pattern, string? Reason)
{
    [MemberNotNullWhen(true, nameof(Pattern))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsUsable => Pattern is not null;
}

/// <summary>Thrown by the translator with the reason why a pattern is invalid; never leaves this folder.</summary>
internal sealed class PatternException(string reason) : Exception(reason);
