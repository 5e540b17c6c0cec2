using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace PhalNet.Server;

/// <summary>Reports in one line why the server does not start; only a list of errors takes more.</summary>
internal static class StartFailure
{
    /// <param name="reason">The reason.</param>
    /// <param name="language">The language of the console.</param>
    /// <param name="work">What failed.</param>
    /// <returns>The exit code.</returns>
    public static int Report(string reason, string language, string work = ServerTexts.Start)
    {
        Console.Error.WriteLine(ServerTexts.In(language)[work].Replace("{reason}", reason, StringComparison.Ordinal));
        return 1;
    }

    public static string Describe(Exception exception, string language) => exception switch
    {
        StartException errors => errors.Say(language),
        StartOptionsException options => OneLine(options.Say(language)),
        OptionsValidationException invalid => OneLine(new StartOptionsException(invalid.OptionsType, invalid.Failures).Say(language)),
        IOException { InnerException: AddressInUseException } =>
            Say($"{OneLine(exception.Message)} Choose another address with --urls=http://localhost:PORT.", language),
        AggregateException several => Describe(several.InnerExceptions[0], language),
        _ => Say(WithCauses(exception), language),
    };

    /// <summary>A reason in the language of the console; unchanged if PhalNet has no text for it.</summary>
    public static string Say(string reason, string language) => new StartException(reason).Say(language);

    // The outer message often names the file or key, the inner one the error.
    private static string WithCauses(Exception exception)
    {
        var messages = new List<string>();
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            var message = OneLine(cause.Message);
            if (!messages.Any(known => known.Contains(message, StringComparison.Ordinal)))
                messages.Add(message);
        }

        return string.Join(" ", messages);
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
