namespace PhalNet.Internal.Strict;

internal sealed class GuidConverter() : ScalarConverter<Guid>("string")
{
    protected override bool TryParse(string text, out Guid result) => Guid.TryParse(text, out result);
}
