namespace PhalNet.Compatibility;

/// <summary>Type string: length in bytes or, with format, in characters of that encoding; then the pattern.</summary>
internal sealed class TextConverter : ValueConverter
{
    private readonly RuleSettings _settings;
    private readonly PhpRuleLimits _limits;
    private readonly Func<string, int>? _measure;
    private readonly RuleFailure? _wrong;
    private readonly PhpPattern? _pattern;
    private readonly bool _hasPattern;
    private readonly string _shownPattern = "#regex";

    public TextConverter(RuleSettings settings)
    {
        _settings = settings;
        _limits = new PhpRuleLimits(settings, MessageKeys.MinLength, MessageKeys.MaxLength);
        var format = settings.Text("format");
        if (!TextEncodings.TryGet(format, out _measure))
            _wrong = settings.Problem(settings.Wrong(MessageKeys.UnknownEncoding, ("format", format)));

        var regex = settings.Text("regex");
        if (regex.Length == 0)
            return;
        if (settings.Toolbox.ShowPatterns)
            _shownPattern = regex;
        var compiled = PhpPattern.Compile(regex, settings.Toolbox.PatternTimeout);
        _hasPattern = true;
        _pattern = compiled.Pattern;
        if (!compiled.IsUsable)
            settings.Problem(settings.Wrong(MessageKeys.WrongPattern, ("regex", _shownPattern), ("reason", compiled.Reason)));
    }

    public override RuleResult Convert(PhpValue value)
    {
        if (_wrong is not null)
            return _wrong;
        var text = PhpConvert.ToText(value);
        if (!_limits.IsEmpty && _limits.Check(_measure!(text)) is { } outside)
            return outside;
        var isTried = _hasPattern && (text.Length > 0 || _settings.IsRequired);
        // A pattern that cannot be used matches nothing, as in the reference.
        if (isTried && _pattern?.IsMatch(text) != true)
            return _settings.Refuse(MessageKeys.Regex, ("regex", _shownPattern));
        return RuleResult.Of(text);
    }
}
