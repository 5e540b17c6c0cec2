using Microsoft.AspNetCore.WebUtilities;

namespace PhalNet.Hosting;

/// <summary>
/// Disposes a buffered body. Data that could not be written to its file is written again then; that failure has already been reported.
/// </summary>
internal sealed class KeptBody(FileBufferingReadStream body) : IDisposable
{
    public void Dispose()
    {
        try
        {
            body.Dispose();
        }
        catch (Exception exception) when (BodyFiles.IsFault(exception))
        {
            // Its file is deleted with the process's folder at the latest.
        }
    }
}

/// <summary>A body could not be stored in a temporary file: an error of the server, not of the caller.</summary>
internal sealed class BodyStorageException(Exception cause) : Exception("A body could not be stored in a temporary file.", cause);
