using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace PhalNet.Descriptions;

/// <summary>
/// What <see cref="DescriptionAttribute"/>, <see cref="DisplayAttribute"/> and <see cref="DisplayNameAttribute"/> say of a member or
/// parameter, for those without a comment.
/// </summary>
internal static class DeclaredTexts
{
    /// <param name="member">A class, a method, a property, an enum's member or a parameter.</param>
    /// <param name="language">The language that resources are read in.</param>
    /// <returns>Empty where there is nothing.</returns>
    public static string Of(ICustomAttributeProvider member, string language) => Of(member.GetCustomAttributes(inherit: false), language);

    /// <inheritdoc cref="Of(ICustomAttributeProvider, string)"/>
    public static string Of(IReadOnlyCollection<object> attributes, string language)
    {
        if (attributes.OfType<DescriptionAttribute>().FirstOrDefault() is { Description.Length: > 0 } description)
            return description.Description;
        if (attributes.OfType<DisplayAttribute>().FirstOrDefault() is { } display && Of(display, language) is { Length: > 0 } text)
            return text;
        return attributes.OfType<DisplayNameAttribute>().FirstOrDefault()?.DisplayName ?? "";
    }

    // Resources know the language of the thread only.
    private static string Of(DisplayAttribute display, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureOf(language) ?? before;
            return display.GetDescription() ?? display.GetName() ?? "";
        }
        catch (InvalidOperationException)
        {
            // A resource that is not there; for parameters the start has said so.
            return display.Description ?? display.Name ?? "";
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // A system without cultures (globalization-invariant mode) has resources of no language but the default one.
    private static CultureInfo? CultureOf(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
