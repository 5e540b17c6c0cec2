using System.Collections;
using System.Globalization;

namespace PhalNet;

internal static class SensitiveValues
{
    /// <summary>Masks a value in the call's trace: as sent, as read, and each element of a list.</summary>
    public static void Hide(CallContext call, ParameterRule rule, object? value)
    {
        var isSent = false;
        foreach (var (sent, _) in Sent(call.Values, rule))
        {
            if (sent.Kind is not (CallValueKind.Text or CallValueKind.Json))
                continue;
            isSent = true;
            call.Trace.Hide(sent.ToString());
        }

        if (!isSent)
            return;
        if (value is IEnumerable elements and not string)
        {
            foreach (var element in elements)
                HideText(call.Trace, element);
        }
        else
            HideText(call.Trace, value);
    }

    private static ListPart[] Sent(ICallValues values, ParameterRule rule) => rule.Kind == ParameterKind.List
        ? ListValues.Find(values, rule.Name, rule.Source)
        : [new(values.Get(rule.Name, rule.Source), IsElement: false)];

    private static void HideText(CallTrace trace, object? value) =>
        trace.Hide(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
