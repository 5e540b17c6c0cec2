using System.ComponentModel.DataAnnotations;

namespace PhalNet;

/// <summary>
/// The limits that attributes declare for a parameter, collected before its rule is created, because changing a record copies it.
/// </summary>
internal struct DeclaredLimits
{
    public static DeclaredLimits None => new() { Validations = [] };

    public object? Min { get; private set; }

    public object? Max { get; private set; }

    public string? Pattern { get; private set; }

    public TimeSpan? PatternTime { get; private set; }

    public IReadOnlyList<object?>? AllowedValues { get; private set; }

    public FileLimits? File { get; private set; }

    public IReadOnlyList<ValidationAttribute> Validations { get; private set; }

    // The attribute's default of 2,000 ms cannot be told from an explicit 2,000 ms.
    private static TimeSpan? PatternTimeOf(int milliseconds) => milliseconds switch
    {
        2000 => null,
        -1 => Timeout.InfiniteTimeSpan,
        _ => TimeSpan.FromMilliseconds(milliseconds),
    };

    /// <summary>Adds the limit of an attribute; attributes without a limit are ignored.</summary>
    public void Add(Attribute attribute)
    {
        switch (attribute)
        {
            case RangeAttribute { MinimumIsExclusive: false, MaximumIsExclusive: false } range:
                (Min, Max) = (range.Minimum, range.Maximum);
                break;
            case StringLengthAttribute length:
                (Min, Max) = (length.MinimumLength == 0 ? null : length.MinimumLength, length.MaximumLength);
                break;
            case LengthAttribute length:
                (Min, Max) = (length.MinimumLength, length.MaximumLength);
                break;
            case MinLengthAttribute length:
                Min = length.Length;
                break;
            case MaxLengthAttribute length:
                Max = length.Length;
                break;
            case AllowedValuesAttribute allowed:
                AllowedValues = allowed.Values;
                break;
            case RegularExpressionAttribute expression:
                Pattern = expression.Pattern;
                PatternTime = PatternTimeOf(expression.MatchTimeoutInMilliseconds);
                break;
            case FileRuleAttribute file:
                File = new(file.MinBytes, file.MaxBytes, file.ContentTypes, file.Extensions);
                break;
            case RequiredAttribute:
                break;
            case ValidationAttribute validation:
                Validations = [.. Validations, validation];
                break;
        }
    }
}
