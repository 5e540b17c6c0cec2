using Microsoft.Extensions.Options;

namespace PhalNet.Server;

internal static class DataDirectory
{
    /// <summary>The full path; relative ones start at the content root.</summary>
    public static string Locate(PhalNetOptions options, IHostEnvironment environment) =>
        Path.GetFullPath(options.DataDirectory, environment.ContentRootPath);

    /// <summary>The full path of a host's data directory.</summary>
    public static string Locate(IServiceProvider services) =>
        Locate(services.GetRequiredService<IOptions<PhalNetOptions>>().Value, services.GetRequiredService<IHostEnvironment>());

    /// <summary>Creates the directory and tries to write to it, so that a module does not fail in the middle of its work.</summary>
    public static void Prepare(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var trial = Path.Combine(directory, $".write-{Guid.NewGuid():N}");
            using var file = new FileStream(trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The data directory '{directory}' cannot be written to: {exception.Message} "
                + "Choose another with --PhalNet:DataDirectory=DIR.");
        }
    }
}
