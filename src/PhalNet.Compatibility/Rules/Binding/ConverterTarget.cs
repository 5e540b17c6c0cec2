using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Compatibility;

/// <summary>Reads a value with a converter of the module.</summary>
internal sealed class ConverterTarget(ParameterConverter converter) : ClrTarget
{
    public override bool TakesAnything => true;

    /// <summary>Null when the module has no converter for the parameter.</summary>
    public static ConverterTarget? Find(ParameterRule rule, RuleCompilation compilation)
    {
        if (rule.ConverterType is { } type)
            return Create(rule, type, compilation);
        return compilation.Converters.TryGetValue(rule.ClrType!, out var own)
            || compilation.Converters.TryGetValue(Nullable.GetUnderlyingType(rule.ClrType!) ?? rule.ClrType!, out own)
            ? new(own)
            : null;
    }

    public override bool TryConvert(PhpValue value, ICallValues values, out object? result)
    {
        result = null;
        var sent = value.IsString && !PhpText.IsUtf8(value.String) ? CallValue.Malformed
            : value.IsString ? CallValue.Of(value.String)
            : CallValue.Of(PhpJsonElements.ToElement(value));
        return converter.TryConvert(sent, out result) && result is not null;
    }

    public override CallFailure Refuse(ParameterRule rule, PhpValue value) => Refuse(rule, converter);

    private static ConverterTarget? Create(ParameterRule rule, Type type, RuleCompilation compilation)
    {
        try
        {
            if (ActivatorUtilities.CreateInstance(compilation.Services, type) is ParameterConverter made)
                return new(made);
            compilation.Report(rule, $"{type} is not a {nameof(ParameterConverter)}.");
        }
        catch (InvalidOperationException exception)
        {
            compilation.Report(rule, $"the converter {type} cannot be created: {exception.Message}");
        }

        return null;
    }
}
