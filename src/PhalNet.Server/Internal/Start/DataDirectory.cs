namespace PhalNet.Server.Internal.Start;

internal static class DataDirectory
{
    /// <summary>Makes the directory and tries to write to it, before a module finds out in the middle of its work.</summary>
    /// <returns>Its whole path.</returns>
    public static string Prepare(string path, string contentRoot)
    {
        var directory = path;
        try
        {
            directory = Path.GetFullPath(path, contentRoot);
            Directory.CreateDirectory(directory);
            using var trial = new FileStream(
                Path.Combine(directory, $".write-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return directory;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartException(
                $"The data directory '{directory}' cannot be written to ({exception.Message}) Choose another with --PhalNet:DataDirectory=DIR.");
        }
    }
}
