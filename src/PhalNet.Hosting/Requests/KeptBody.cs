using Microsoft.AspNetCore.WebUtilities;

namespace PhalNet.Hosting;

/// <summary>Ends a buffered body. What could not be written to its file is tried again then, and has been told before.</summary>
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
            // Its file is deleted with the folder of the process at the latest.
        }
    }
}

/// <summary>A body could not be kept in a temporary file: the machine's fault, not the caller's.</summary>
internal sealed class UnkeptBodyException(Exception cause) : Exception("A body could not be kept in a temporary file.", cause);
