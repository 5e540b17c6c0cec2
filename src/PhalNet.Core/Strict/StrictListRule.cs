namespace PhalNet;

/// <summary>Reads a list from all values of its name.</summary>
internal sealed class StrictListRule(
    ParameterRule rule, ParameterConverter converter, IListConverter list, object? absent, ValueCheck[] checks, RequestLimits limits)
    : CheckedRule(rule, converter, absent, checks)
{
    public override CallFailure? Read(ICallValues values, out object? value)
    {
        var parts = ListValues.Find(values, Rule.Name, Rule.Source);
        var isSent = false;
        var elements = 0L;
        foreach (var part in parts)
        {
            if (part.Value.Kind == CallValueKind.Text && CheckText(part, ref elements) is { } over)
            {
                value = null;
                return over;
            }

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
        catch (Exception exception) when (ValueErrors.IsOne(exception))
        {
            value = null;
            return ValueErrors.Explain(exception, Rule.Name, Rule.Message);
        }
    }

    // JSON in a body was already counted when the body was read.
    private CallFailure? CheckText(in ListPart part, ref long elements)
    {
        if (Rule.ListFormat == ListFormat.Json && CheckJson(part.Value.Text, limits) is { } over)
            return over;
        elements += Rule.ListFormat == ListFormat.Separated && !part.IsElement
            ? part.Value.Text.AsSpan().Count(Rule.Separator) + 1L
            : 1;
        return elements > limits.Elements ? new(400, "limit.elements", new MessageArgument("max", $"{limits.Elements}")) : null;
    }
}
