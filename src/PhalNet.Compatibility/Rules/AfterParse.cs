namespace PhalNet.Compatibility;

/// <summary>The functions of on_after_parse: separated by |, trimmed, unknown ones left out with a warning.</summary>
internal sealed class AfterParse
{
    private readonly RuleSettings _settings;
    private readonly List<(string Name, PhpTransform Run)> _steps = [];
    private readonly bool _isMethod;

    public AfterParse(RuleSettings settings)
    {
        _settings = settings;
        var names = settings.Rule["on_after_parse"];
        // A class and method as a list is no text to split; a list of names that are no method does nothing.
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

    /// <summary>A callback's null goes through the functions too.</summary>
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
