using System.Text.RegularExpressions;

namespace PhalNet.Internal.Strict;

internal sealed class PatternCheck(Regex pattern, ParameterRule rule) : LimitCheck(rule, "rule.pattern")
{
    protected override MessageArgument[] Arguments => [];

    protected override bool Allows(object value)
    {
        try
        {
            return pattern.IsMatch((string)value);
        }
        catch (RegexMatchTimeoutException)
        {
            // A text that takes this long to judge was made to.
            return false;
        }
    }
}
