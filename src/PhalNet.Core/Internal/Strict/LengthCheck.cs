using System.Collections;

namespace PhalNet.Internal.Strict;

/// <summary>Checks the length of text in UTF-16 units, as <see cref="string.Length"/> counts, or the number of elements.</summary>
internal sealed class LengthCheck(int min, int max, ParameterRule rule, string key) : BoundsCheck(rule, key)
{
    protected override bool Allows(object value)
    {
        var length = value is string text ? text.Length : ((ICollection)value).Count;
        return length >= min && length <= max;
    }
}
