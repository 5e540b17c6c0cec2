namespace PhalNet;

/// <summary>Reads a list: all values of its name together.</summary>
internal sealed class StrictListRule(
    ParameterRule rule, ParameterConverter converter, IListConverter list, object? absent, ValueCheck[] checks)
    : CheckedRule(rule, converter, absent, checks)
{
    public override CallFailure? Read(ICallValues values, out object? value)
    {
        var parts = ListValues.Find(values, Rule.Name, Rule.Source);
        var isSent = false;
        foreach (var part in parts)
        {
            if (part.Value.Kind == CallValueKind.Malformed)
            {
                value = null;
                return RuleFailures.Make(Rule, "rule.encoding");
            }

            isSent |= list.IsSent(part);
        }

        if (!isSent)
            return NotSent(out value);
        try
        {
            return list.TryConvert(parts, out value) ? Check(value!) : list.Explain(parts, Rule.Name, Rule.Message) ?? WrongType();
        }
        catch (Exception exception) when (ValueMistakes.IsOne(exception))
        {
            value = null;
            return ValueMistakes.Explain(exception, Rule.Name, Rule.Message);
        }
    }
}
