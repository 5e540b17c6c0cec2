using System.Text;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>What a command works with.</summary>
/// <param name="Configuration">The configuration of the server.</param>
/// <param name="Options">The options of the engine.</param>
/// <param name="Modules">The options of modules from folders.</param>
/// <param name="DataDirectory">The full path of the data directory, which need not exist.</param>
/// <param name="Language">The language of the console.</param>
/// <param name="Console">The output.</param>
internal sealed record CommandSetting(
    IConfiguration Configuration,
    PhalNetOptions Options,
    ModulesOptions Modules,
    string DataDirectory,
    string Language,
    CommandConsole Console);

/// <summary>Runs a command with the server's settings, without starting the server.</summary>
internal static class CommandProgram
{
    /// <param name="settings">Settings in the form <c>--Section:Key=VALUE</c>.</param>
    /// <param name="isJson">Whether it prints JSON.</param>
    /// <param name="work">Does the work and returns the exit code.</param>
    /// <returns>The exit code; 1 if it failed, with one line for each reason.</returns>
    public static async Task<int> RunAsync(string[] settings, bool isJson, Func<CommandSetting, Task<int>> work)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var language = ServerTexts.Language(settings);
        try
        {
            var builder = ServerApplication.CreateBuilder(settings);
            var options = builder.Configuration.GetSection("PhalNet").Get<PhalNetOptions>() ?? new();
            var modules = builder.Configuration.GetSection("PhalNet:Modules").Get<ModulesOptions>() ?? new();
            language = ConsoleLanguage.Find(options.ConsoleLanguage);
            var directory = DataDirectory.Locate(options, builder.Environment);
            await using var output = Console.OpenStandardOutput();
            return await work(
                new(builder.Configuration, options, modules, directory, language, new(isJson, language, output)));
        }
        catch (ModuleContentException exception)
        {
            var reasons = exception.Reasons.Select(reason => StartFailure.Say(reason, language));
            return StartFailure.Report(string.Join(Environment.NewLine, reasons), language, ServerTexts.Command);
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerTexts.Command);
        }
    }
}
