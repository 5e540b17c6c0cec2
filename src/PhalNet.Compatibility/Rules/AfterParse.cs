namespace PhalNet.Compatibility;

/// <summary>The functions of on_after_parse: separated by |, trimmed; unknown ones are ignored with a warning.</summary>
internal sealed class AfterParse
{
    private readonly RuleSettings _settings;
    private readonly List<(string Name, PhpTransform Run)> _steps = [];
    private readonly bool _isMethod;

    public AfterParse(RuleSettings settings)
    {
        _settings = settings;
        var names = settings.Rule["on_after_parse"];
        // A list of class and method is not split as text; a list of names that is not a method has no effect.
        _isMethod = names.IsArray && CallbackConverter.TryFind(settings.Toolbox, names, out _);
        if (_isMethod)
            settings.Problem(Wrong("on_after_parse"));
        if (names.IsArray)
            return;
        var parts = settings.Text("on_after_parse").Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in parts)
            if (settings.Toolbox.Transforms.TryGetValue(part, out var transform))
                _steps.Add((part, transform));
            else
                settings.Remark(settings.Wrong(MessageKeys.UnknownTransform, ("function", part)));
    }

    public bool HasSteps => _isMethod || _steps.Count > 0;

    /// <summary>The functions also run on null returned by a callback.</summary>
    public RuleResult Run(PhpValue value)
    {
        if (_isMethod)
            return Wrong("on_after_parse");
        foreach (var (name, run) in _steps)
        {
            if (!run(value, out var next))
                return Wrong(name);
            value = next;
        }

        return RuleResult.Of(value);
    }

    private RuleFailure Wrong(string function) => _settings.Wrong(MessageKeys.WrongTransform, ("function", function));
}
