namespace PhalNet.Compatibility;

/// <summary>Type array: split at a separator, decoded from JSON, or a single value wrapped; then the count is checked.</summary>
internal sealed class ArrayConverter : ValueConverter
{
    private const string DefaultSeparator = ",";

    private readonly RuleSettings _settings;
    private readonly PhpRuleLimits _limits;
    private readonly string _separator;
    private readonly bool _isSplit;
    private readonly bool _isJson;
    private readonly RuleFailure? _wrong;

    public ArrayConverter(RuleSettings settings)
    {
        _settings = settings;
        _limits = new PhpRuleLimits(settings, MessageKeys.MinCount, MessageKeys.MaxCount);
        var format = settings.Text("format").ToLowerInvariant();
        _isSplit = format == "explode";
        _isJson = format == "json";
        var separator = settings.Rule["separator"];
        _separator = separator.IsNull ? DefaultSeparator : PhpConvert.ToText(separator);
        if (_isSplit && _separator.Length == 0)
            _wrong = settings.Problem(settings.Wrong(MessageKeys.WrongSeparator));
    }

    public override RuleResult Convert(PhpValue value)
    {
        PhpArray items;
        if (value.IsArray)
            items = value.Array;
        else if (_isSplit && _wrong is not null)
            return _wrong;
        else if (FindOver(value) is { } over)
            return over;
        else if (_isSplit)
            items = Split(value);
        else if (!_isJson)
            items = PhpArray.ListOf(value);
        else if (PhpJsonReader.TryDecode(PhpConvert.ToText(value), out var decoded) && decoded.IsArray)
            items = decoded.Array;
        else
            return _settings.Refuse(MessageKeys.Json);
        return _limits.Check(items.Count) is { } outside ? outside : RuleResult.Of(items);
    }

    // JSON in a body was already counted when the body was read. JSON that is nested too deep counts as malformed.
    private RuleFailure? FindOver(PhpValue value)
    {
        if (!value.IsString)
            return null;
        var limits = _settings.Toolbox.Limits;
        var isOver = _isSplit ? value.String.AsSpan().Count(_separator) >= limits.Elements
            : _isJson && JsonTextLimits.Check(value.String, limits, PhpJsonReader.MaxArrayDepth, out _) == JsonBodyFault.OverLimit;
        return isOver ? _settings.Refuse(MessageKeys.Elements, ("max", $"{limits.Elements}")) : null;
    }

    // Only an empty text is an empty list; false, which prints as an empty text, is a list with one empty text.
    private PhpArray Split(PhpValue value)
    {
        var items = new PhpArray();
        if (value is { IsString: true, String.Length: 0 })
            return items;
        foreach (var item in PhpConvert.ToText(value).Split(_separator))
            items.Append(item);
        return items;
    }
}
