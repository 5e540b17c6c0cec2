using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>
/// The application cannot start for a reason that its code or configuration has to mend. Written out it says the reason only, in the
/// language of the console: the stack of a start tells nothing about a declaration, and hosts write it out when nobody catches it.
/// </summary>
/// <param name="message">What is wrong, and what to write instead; in English.</param>
public class StartException(string message) : InvalidOperationException(message)
{
    internal string? Language { get; set; }

    /// <summary>
    /// The reason in the language of a console, see <see cref="ConsoleLanguage"/>; in English where there is no other text.
    /// </summary>
    public string Say(string language) => string.Join(Environment.NewLine, StartText.Translate(Lines, language));

    /// <summary>What is translated on its own.</summary>
    private protected virtual IEnumerable<string> Lines => [Message];

    /// <summary>The reason, without a stack.</summary>
    public sealed override string ToString() => StartText.Whole(Say, Language);
}

/// <summary>Options cannot be used; written out it says why, without a stack.</summary>
/// <param name="options">The options' type.</param>
/// <param name="failures">Everything that is wrong, with the configuration keys.</param>
public sealed class StartOptionsException(Type options, IEnumerable<string> failures)
    : OptionsValidationException(Options.DefaultName, options, failures)
{
    internal string? Language { get; set; }

    /// <summary>What is wrong in the language of a console, see <see cref="ConsoleLanguage"/>.</summary>
    public string Say(string language) => string.Join(" ", StartText.Translate(Failures, language));

    /// <summary>What is wrong, without a stack.</summary>
    public override string ToString() => StartText.Whole(Say, Language);
}
