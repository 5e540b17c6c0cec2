using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>
/// The application cannot start because of an error in its code or configuration. Its text form contains only the reason, in the console's
/// language: the stack of a start does not help to find a declaration, and hosts print unhandled exceptions.
/// </summary>
/// <param name="message">What is wrong and how to fix it; in English.</param>
public class StartException(string message) : InvalidOperationException(message)
{
    internal string? Language { get; set; }

    /// <summary>The reason in a console language, see <see cref="ConsoleLanguage"/>; in English when there is no translation.</summary>
    public string Say(string language) => string.Join(Environment.NewLine, StartText.Translate(Lines, language));

    /// <summary>The lines that are translated separately.</summary>
    private protected virtual IEnumerable<string> Lines => [Message];

    /// <summary>The reason, without a stack.</summary>
    public sealed override string ToString() => StartText.Whole(Say, Language);
}

/// <summary>Invalid options. The text form contains the reasons without a stack.</summary>
/// <param name="options">The type of the options.</param>
/// <param name="failures">All errors, with their configuration keys.</param>
public sealed class StartOptionsException(Type options, IEnumerable<string> failures)
    : OptionsValidationException(Options.DefaultName, options, failures)
{
    internal string? Language { get; set; }

    /// <summary>The errors in a console language, see <see cref="ConsoleLanguage"/>.</summary>
    public string Say(string language) => string.Join(" ", StartText.Translate(Failures, language));

    /// <summary>The errors, without a stack.</summary>
    public override string ToString() => StartText.Whole(Say, Language);
}
