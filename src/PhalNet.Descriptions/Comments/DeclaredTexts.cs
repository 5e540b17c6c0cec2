using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace PhalNet.Descriptions;

/// <summary>
/// The texts of <see cref="DescriptionAttribute"/>, <see cref="DisplayAttribute"/> and <see cref="DisplayNameAttribute"/> on a member or
/// parameter without a comment.
/// </summary>
internal static class DeclaredTexts
{
    /// <param name="member">A class, method, property, enum member or parameter.</param>
    /// <param name="language">The language of resources.</param>
    /// <returns>Empty for none.</returns>
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

    // Resources use the language of the current thread.
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
            // The resource does not exist; for parameters this was reported at start.
            return display.Description ?? display.Name ?? "";
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // In globalization-invariant mode there are only resources of the default language.
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
