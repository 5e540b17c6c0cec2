using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace PhalNet;

/// <summary>Creates the options of the engine. Errors in them stop the start and are reported once.</summary>
internal sealed class PhalNetOptionsFactory(
    StartReport report,
    IConfiguration configuration,
    IEnumerable<IConfigureOptions<PhalNetOptions>> configure,
    IEnumerable<IPostConfigureOptions<PhalNetOptions>> postConfigure,
    IEnumerable<IValidateOptions<PhalNetOptions>> validate) : IOptionsFactory<PhalNetOptions>
{
    private readonly OptionsFactory<PhalNetOptions> _factory = new(configure, postConfigure, validate);

    public PhalNetOptions Create(string name)
    {
        try
        {
            return _factory.Create(name);
        }
        catch (OptionsValidationException exception)
        {
            report.Fail();
            throw new StartOptionsException(typeof(PhalNetOptions), exception.Failures) { Language = Language() };
        }
        catch (InvalidOperationException exception) when (exception.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            report.Fail();
            var message = exception.InnerException is { } cause ? $"{exception.Message} {cause.Message}" : exception.Message;
            throw new StartException(message) { Language = Language() };
        }
    }

    // The options themselves cannot be used here, because they are the ones that could not be read.
    private string Language() => ConsoleLanguage.Find(configuration["PhalNet:ConsoleLanguage"]);
}
