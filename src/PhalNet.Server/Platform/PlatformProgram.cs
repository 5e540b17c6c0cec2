using System.Text;

namespace PhalNet.Server;

/// <summary>Runs a command of Platform, with the settings of the server and without starting it.</summary>
internal static class PlatformProgram
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] settings, PlatformWork work, bool isJson, CancellationToken cancellation)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var language = ServerWords.Language(settings);
        try
        {
            var builder = ServerApplication.CreateBuilder(settings);
            var options = builder.Configuration.GetSection("PhalNet").Get<PhalNetOptions>() ?? new();
            language = ConsoleLanguage.Find(options.ConsoleLanguage);
            var directory = DataDirectory.Locate(options, builder.Environment);
            await using var output = Console.OpenStandardOutput();
            await work(builder.Configuration, directory, new CommandConsole(isJson, language, output), cancellation);
            return 0;
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerWords.Command);
        }
    }
}
