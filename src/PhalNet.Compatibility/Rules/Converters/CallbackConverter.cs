namespace PhalNet.Compatibility;

/// <summary>Types callable and callback: the value is computed by a registered function.</summary>
internal sealed class CallbackConverter : ValueConverter
{
    private readonly RuleSettings _settings;
    private readonly PhpCallback? _callback;
    private readonly RuleFailure? _wrong;

    public CallbackConverter(RuleSettings settings)
    {
        _settings = settings;
        var name = settings.Rule["callback"];
        if (name.IsNull)
            name = settings.Rule["callable"];
        if (!TryFind(settings.Toolbox, name, out _callback))
            _wrong = settings.Problem(settings.Wrong(MessageKeys.UnknownCallback, ("callback", NameOf(name))));
    }

    /// <summary>Finds a callback by its name, or by a list of class and method.</summary>
    public static bool TryFind(RuleToolbox toolbox, PhpValue name, out PhpCallback? callback) =>
        toolbox.Callbacks.TryGetValue(NameOf(name), out callback);

    public override RuleResult Convert(PhpValue value)
    {
        if (_wrong is not null)
            return _wrong;
        var parameters = _settings.Rule["params"];
        var result = _callback!(value, _settings.Rule, parameters.IsNull ? default(PhpValue?) : parameters);
        return result.Message is null
            ? RuleResult.Of(result.Value)
            : new RuleFailure(result.Ret, "", new MessageArgs { { "name", _settings.Name } }, result.Message);
    }

    private static string NameOf(PhpValue name) =>
        name.IsArray ? string.Join("::", name.Array.Values.Select(PhpConvert.ToText)) : PhpConvert.ToText(name).TrimStart('\\');
}
