namespace PhalNet.Compatibility;

/// <summary>
/// Type date: format timestamp converts the text to seconds since 1970 and checks the limits, which may also be date texts; any other
/// format keeps the value unchanged. Text that is not a date, or before 1970, is 0.
/// </summary>
internal sealed class DateConverter : ValueConverter
{
    private readonly RuleSettings _settings;
    private readonly bool _isTimestamp;
    private readonly bool _hasWrongLimit;
    private readonly PhpRuleLimits? _limits;

    public DateConverter(RuleSettings settings)
    {
        _settings = settings;
        _isTimestamp = settings.Text("format").Equals("timestamp", StringComparison.OrdinalIgnoreCase);
        if (!_isTimestamp)
            return;
        _hasWrongLimit = settings.Rule["min"].IsArray || settings.Rule["max"].IsArray;
        if (_hasWrongLimit)
            settings.Problem(WrongKind());
        else
            _limits = new PhpRuleLimits(settings, MessageKeys.MinValue, MessageKeys.MaxValue);
    }

    public override RuleResult Convert(PhpValue value)
    {
        if (!_isTimestamp)
            return RuleResult.Of(value);
        if (_hasWrongLimit)
            return WrongKind();
        if (value.IsArray)
            return _settings.Refuse(MessageKeys.ArrayAsScalar, ("type", "date"));
        PhpValue seconds = Seconds(value);
        var limits = _limits!.Select(limit => limit.IsNull || PhpConvert.IsNumeric(limit) ? limit : Seconds(limit));
        return limits.Check(seconds) is { } outside ? outside : RuleResult.Of(seconds);
    }

    private long Seconds(PhpValue value) => Math.Max(0, _settings.Toolbox.Dates.Read(PhpConvert.ToText(value)) ?? 0);

    private RuleFailure WrongKind() => _settings.Wrong(MessageKeys.WrongKind, ("type", "date"));
}
