namespace PhalNet.Compatibility;

/// <summary>The min and max of a rule, compared loosely. Limits in the wrong order are reported before the value is checked.</summary>
internal sealed class PhpRuleLimits
{
    private readonly RuleSettings _settings;
    private readonly string _minKey;
    private readonly string _maxKey;
    private readonly PhpValue _min;
    private readonly PhpValue _max;
    private readonly RuleFailure? _wrong;

    public PhpRuleLimits(RuleSettings settings, string minKey, string maxKey)
        : this(settings, minKey, maxKey, settings.Rule["min"], settings.Rule["max"])
    {
        if (_wrong is not null)
            settings.Problem(_wrong);
    }

    private PhpRuleLimits(RuleSettings settings, string minKey, string maxKey, PhpValue min, PhpValue max)
    {
        (_settings, _minKey, _maxKey, _min, _max) = (settings, minKey, maxKey, min, max);
        if (!min.IsNull && !max.IsNull && PhpCompare.IsGreater(min, max))
            _wrong = settings.Wrong(MessageKeys.WrongLimits, ("min", PhpConvert.ToText(min)), ("max", PhpConvert.ToText(max)));
    }

    public bool IsEmpty => _min.IsNull && _max.IsNull;

    /// <summary>Returns the limits with both values converted, for dates, whose limits may depend on the clock.</summary>
    public PhpRuleLimits Select(Func<PhpValue, PhpValue> change) => new(_settings, _minKey, _maxKey, change(_min), change(_max));

    public RuleFailure? Check(PhpValue value)
    {
        if (_wrong is not null)
            return _wrong;
        if (!_min.IsNull && PhpCompare.IsLess(value, _min))
            return _settings.Refuse(_minKey, ("min", PhpConvert.ToText(_min)), RuleSettings.Sent("value", value));
        if (!_max.IsNull && PhpCompare.IsGreater(value, _max))
            return _settings.Refuse(_maxKey, ("max", PhpConvert.ToText(_max)), RuleSettings.Sent("value", value));
        return null;
    }
}
