namespace PhalNet.Compatibility;

/// <summary>The members of a rule that every type has, and the making of failures in the rule's name.</summary>
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

    /// <summary>What is wrong with the rule itself, for a report at start.</summary>
    public IReadOnlyList<RuleFailure> Problems => _problems;

    /// <summary>What of the rule has no effect, for a report at start.</summary>
    public IReadOnlyList<RuleFailure> Remarks => _remarks;

    /// <summary>Refuses the caller's value, with the rule's own message if it has one.</summary>
    public RuleFailure Refuse(string key, params ReadOnlySpan<(string Name, string Value)> args)
    {
        var message = Rule["message"];
        if (message.IsArray)
            return Wrong(MessageKeys.WrongMessage);
        return new RuleFailure(CallerError, key, Args(args), message.IsNull ? null : PhpConvert.ToText(message));
    }

    /// <summary>A value of the caller, for a message.</summary>
    public static (string Name, string Value) Sent(string name, PhpValue value) =>
        (name, MessageArgument.Sent(name, PhpConvert.ToText(value)).Value);

    /// <summary>Blames the rule; its own message is not meant for this.</summary>
    public RuleFailure Wrong(string key, params ReadOnlySpan<(string Name, string Value)> args) => new(WrongRule, key, Args(args));

    public RuleFailure Problem(RuleFailure problem)
    {
        _problems.Add(problem);
        return problem;
    }

    public void Remark(RuleFailure remark) => _remarks.Add(remark);

    /// <summary>A member as text; empty where PHP's empty() says so.</summary>
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
