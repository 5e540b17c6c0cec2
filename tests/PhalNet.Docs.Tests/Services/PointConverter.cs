using System.Diagnostics.CodeAnalysis;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Reads points written <c>1x2</c>.</summary>
public sealed class PointConverter : ParameterConverter<Point>
{
    public override string TypeName => "point";

    public override bool TryConvert(in CallValue value, [MaybeNullWhen(false)] out Point result)
    {
        result = value.Kind == CallValueKind.Text && value.Text.Split('x') is [var x, var y] && int.TryParse(x, out var left) && int.TryParse(y, out var right)
            ? new(left, right)
            : null;
        return result is not null;
    }
}
