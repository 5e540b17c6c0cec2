using System.Text;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>Runs a command for modules, with the settings of the server and without starting it.</summary>
internal static class ModuleProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, ModuleWork work, bool isJson, CancellationToken cancellation)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var language = ServerWords.Language(settings);
        try
        {
            var builder = ServerApplication.CreateBuilder(settings);
            var options = builder.Configuration.GetSection("PhalNet").Get<PhalNetOptions>() ?? new();
            language = ConsoleLanguage.Find(options.ConsoleLanguage);
            var directory = DataDirectory.Locate(options, builder.Environment);
            DataDirectory.Prepare(directory);
            var modules = builder.Configuration.GetSection("PhalNet:Modules").Get<ModulesOptions>() ?? new();
            using var states = new SqliteModuleStates(directory);
            await using var output = Console.OpenStandardOutput();
            return await work(
                new(states, new(directory, modules.MaxBytes), directory), new CommandConsole(isJson, language, output), cancellation);
        }
        catch (ModuleContentException exception)
        {
            return StartFailure.Report(string.Join(Environment.NewLine, exception.Reasons), language, ServerWords.Command);
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerWords.Command);
        }
    }
}
