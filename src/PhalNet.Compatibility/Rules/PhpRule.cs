namespace PhalNet.Compatibility;

/// <summary>
/// A compiled parameter rule. An invalid rule can be compiled, too: it fails with ret 500 where the reference would, and
/// <see cref="Problems"/> contains the errors.
/// </summary>
internal sealed class PhpRule
{
    private readonly RuleSettings? _settings;
    private readonly RuleFailure? _wrong;
    private readonly Func<PhpRequest, PhpValue>? _source;
    private readonly ValueConverter? _converter;
    private readonly RuleFailure? _unknownType;
    private readonly AfterParse? _after;

    private PhpRule(RuleFailure wrong)
    {
        _wrong = wrong;
        Problems = [wrong];
    }

    private PhpRule(RuleSettings settings)
    {
        _settings = settings;
        var type = settings.Text("type") is { Length: > 0 } named ? named : "string";
        _converter = CreateConverter(type.ToLowerInvariant(), settings);
        if (_converter is null)
            _unknownType = settings.Problem(settings.Wrong(MessageKeys.UnknownType, ("type", type)));
        _source = RuleSources.Find(settings.Rule["source"], settings, _converter is FileConverter);
        if (_source is null)
            _wrong = settings.Problem(settings.Wrong(MessageKeys.UnknownSource, ("source", PhpConvert.ToText(settings.Rule["source"]))));
        _after = new AfterParse(settings);
        foreach (var (word, meant) in RuleWords.FindMisspelled(settings.Rule))
            settings.Remark(settings.Wrong(MessageKeys.UnknownWord, ("word", word), ("meant", meant)));
        Problems = settings.Problems;
        Remarks = settings.Remarks;
    }

    /// <summary>The parameter's name; empty when the rule has none.</summary>
    public string Name => _settings?.Name ?? "";

    /// <summary>The errors in the rule itself.</summary>
    public IReadOnlyList<RuleFailure> Problems { get; }

    /// <summary>The parts of the rule without effect.</summary>
    public IReadOnlyList<RuleFailure> Remarks { get; } = [];

    public static PhpRule Compile(PhpValue rule, RuleToolbox toolbox)
    {
        if (!rule.IsArray)
            return new PhpRule(new RuleFailure(RuleSettings.WrongRule, MessageKeys.NoRule, []));
        var name = rule.Array["name"];
        return name.IsNull || !PhpKey.TryOf(name, out var key)
            ? new PhpRule(new RuleFailure(RuleSettings.WrongRule, MessageKeys.NoName, []))
            : new PhpRule(new RuleSettings(rule.Array, key, toolbox));
    }

    /// <summary>Reads and checks the value of a request; <paramref name="transform"/> may change a text first.</summary>
    public RuleResult Evaluate(PhpRequest request, Func<string, string>? transform = null)
    {
        if (_wrong is not null)
            return _wrong;
        var value = _source!(request);
        if (transform is not null && value.IsString)
            value = transform(value.String);
        var isFile = _converter is FileConverter;
        var isDefaultFile = isFile && value.IsNull;
        if (value.IsNull)
            value = _settings!.Default;
        var isUnsent = value.IsNull;
        if (!isUnsent && !isDefaultFile)
        {
            if (_converter is null)
                return _unknownType!;
            var converted = _converter.Convert(value);
            if (converted.Failure is not null)
                return converted;
            value = converted.Value;
        }

        if (value.IsNull && _settings!.IsRequired)
            return _settings.Refuse(MessageKeys.Required);
        if (value.IsNull && !isFile && (isUnsent || !_after!.HasSteps))
            return RuleResult.Missing;
        var result = _after!.Run(value);
        return result.Failure is null && CheckFit(result.Value) is { } misfit ? misfit : result;
    }

    private RuleFailure? CheckFit(PhpValue value) => PhpJsonFit.Check(value) switch
    {
        JsonMisfit.NotUtf8 => _settings!.Refuse(MessageKeys.NotUtf8),
        JsonMisfit.NotFinite => _settings!.Refuse(MessageKeys.NotFinite),
        JsonMisfit.TooDeep => _settings!.Refuse(MessageKeys.TooDeep),
        _ => null,
    };

    private static ValueConverter? CreateConverter(string type, RuleSettings settings) => type switch
    {
        "string" => new TextConverter(settings),
        "int" => new NumberConverter(settings, value => PhpConvert.ToInt(value)),
        "float" => new NumberConverter(settings, value => PhpConvert.ToFloat(value)),
        "boolean" => new BooleanConverter(),
        "date" => new DateConverter(settings),
        "array" => new ArrayConverter(settings),
        "enum" => new EnumConverter(settings),
        "callable" or "callback" => new CallbackConverter(settings),
        "file" => new FileConverter(settings),
        _ => null,
    };
}
