using PhalNet.Compatibility.Internal.Messages;
using PhalNet.Compatibility.Internal.Patterns;
using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Rules;

/// <summary>Type string: length in bytes or, with format, in characters of that encoding; then the pattern.</summary>
internal sealed class TextConverter : ValueConverter
{
    private readonly RuleSettings _settings;
    private readonly RuleLimits _limits;
    private readonly Func<string, int>? _measure;
    private readonly RuleFailure? _wrong;
    private readonly PhpPattern? _pattern;
    private readonly string _shownPattern = "#regex";

    public TextConverter(RuleSettings settings)
    {
        _settings = settings;
        _limits = new RuleLimits(settings, MessageKeys.MinLength, MessageKeys.MaxLength);
        string format = settings.Text("format");
        if (!TextEncodings.TryGet(format, out _measure))
            _wrong = settings.Problem(settings.Wrong(MessageKeys.UnknownEncoding, ("format", format)));

        string regex = settings.Text("regex");
        if (regex.Length == 0) return;
        if (settings.Toolbox.ShowPatterns) _shownPattern = regex;
        PatternResult compiled = PhpPattern.Compile(regex, settings.Toolbox.PatternTimeout);
        if (compiled.IsUsable) _pattern = compiled.Pattern;
        else _wrong = settings.Problem(settings.Wrong(MessageKeys.WrongPattern, ("regex", _shownPattern), ("reason", compiled.Reason)));
    }

    public override RuleResult Convert(PhpValue value)
    {
        if (_wrong is not null) return _wrong;
        string text = PhpConvert.ToText(value);
        if (!_limits.IsEmpty && _limits.Check(_measure!(text)) is { } outside) return outside;
        bool isTried = _pattern is not null && (text.Length > 0 || _settings.IsRequired);
        if (isTried && !_pattern!.IsMatch(text)) return _settings.Refuse(MessageKeys.Regex, ("regex", _shownPattern));
        return RuleResult.Of(text);
    }
}
