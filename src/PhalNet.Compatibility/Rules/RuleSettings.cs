namespace PhalNet.Compatibility;

/// <summary>The members common to rules of all types; creates failures of the rule.</summary>
internal sealed class RuleSettings
{
    public const int CallerError = 400;
    public const int WrongRule = 500;

    private readonly List<RuleFailure> _problems = [];
    private readonly List<RuleFailure> _remarks = [];

    public RuleSettings(PhpArray rule, PhpKey key, RuleToolbox toolbox)
    {
        Rule = rule;
        Key = key;
        Name = PhpConvert.ToText(rule["name"]);
        Toolbox = toolbox;
        IsRequired = PhpConvert.ToBool(rule["require"]);
        Default = rule["default"];
        if (rule["message"].IsArray)
            Problem(Wrong(MessageKeys.WrongMessage));
    }

    public PhpArray Rule { get; }

    public PhpKey Key { get; }

    public string Name { get; }

    public RuleToolbox Toolbox { get; }

    public bool IsRequired { get; }

    public PhpValue Default { get; }

    /// <summary>The errors in the rule itself, reported at start.</summary>
    public IReadOnlyList<RuleFailure> Problems => _problems;

    /// <summary>The parts of the rule without effect, reported at start.</summary>
    public IReadOnlyList<RuleFailure> Remarks => _remarks;

    /// <summary>The failure of a caller's value, with the rule's own message if it has one.</summary>
    public RuleFailure Refuse(string key, params ReadOnlySpan<(string Name, string Value)> args)
    {
        var message = Rule["message"];
        if (message.IsArray)
            return Wrong(MessageKeys.WrongMessage);
        return new RuleFailure(CallerError, key, Args(args), message.IsNull ? null : PhpConvert.ToText(message));
    }

    /// <summary>A caller's value as a message argument.</summary>
    public static (string Name, string Value) Sent(string name, PhpValue value) =>
        (name, MessageArgument.Sent(name, PhpConvert.ToText(value)).Value);

    /// <summary>The failure of an invalid rule; the rule's own message is not used.</summary>
    public RuleFailure Wrong(string key, params ReadOnlySpan<(string Name, string Value)> args) => new(WrongRule, key, Args(args));

    public RuleFailure Problem(RuleFailure problem)
    {
        _problems.Add(problem);
        return problem;
    }

    public void Remark(RuleFailure remark) => _remarks.Add(remark);

    /// <summary>A member as text; empty if PHP's empty() returns true.</summary>
    public string Text(string member)
    {
        var value = Rule[member];
        return PhpConvert.ToBool(value) ? PhpConvert.ToText(value) : "";
    }

    private MessageArgs Args(ReadOnlySpan<(string Name, string Value)> args)
    {
        var all = new MessageArgs { { "name", Name } };
        foreach (var (name, value) in args)
            all.Add(name, value);
        return all;
    }
}
