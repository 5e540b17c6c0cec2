namespace PhalNet.Compatibility;

/// <summary>Type enum: the value must loosely equal one of the range, and is kept as sent.</summary>
internal sealed class EnumConverter : ValueConverter
{
    private readonly RuleSettings _settings;
    private readonly RuleFailure? _wrong;
    private readonly PhpArray _range = [];
    private readonly string _shownRange = "";

    public EnumConverter(RuleSettings settings)
    {
        _settings = settings;
        var range = settings.Rule["range"];
        if (range.IsArray && range.Array.Count > 0)
        {
            _range = range.Array;
            _shownRange = Join(_range);
        }
        else
        {
            _wrong = settings.Problem(settings.Wrong(MessageKeys.WrongRange));
        }
    }

    public static string Join(PhpArray range) => string.Join(", ", range.Values.Select(PhpConvert.ToText));

    public override RuleResult Convert(PhpValue value)
    {
        if (_wrong is not null)
            return _wrong;
        if (!value.IsArray)
        {
            foreach (var allowed in _range.Values)
                if (PhpCompare.LooseEquals(value, allowed))
                    return RuleResult.Of(value);
        }

        return _settings.Refuse(MessageKeys.Enum, ("range", _shownRange), RuleSettings.Sent("value", value));
    }
}
