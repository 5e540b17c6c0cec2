namespace PhalNet.Internal.Strict;

/// <summary>32 hexadecimal digits, plain or with hyphens.</summary>
internal sealed class GuidConverter() : ScalarConverter<Guid>("string")
{
    protected override bool TryParse(string text, out Guid result) => Guid.TryParseExact(text, "D", out result) || Guid.TryParseExact(text, "N", out result);
}
