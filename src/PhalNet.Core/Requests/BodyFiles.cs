using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>
/// The folder of this process for what of bodies is kept in temporary files. It is made when it is needed, again where a cleaner of the
/// system has removed it, and removed when the host ends.
/// </summary>
/// <param name="directory">The temporary directory, in which the folder is made.</param>
/// <param name="time">Measures how often failures are logged.</param>
/// <param name="logger">Told of failures.</param>
public sealed class BodyFiles(string directory, TimeProvider time, ILogger<BodyFiles> logger) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private ProcessFolder? _folder;
    private bool _hasStarted;
    private long? _told;
    private long _untold;

    /// <summary>The system's temporary directory, or the one that ASP.NET Core is told to use.</summary>
    public static string DefaultDirectory =>
        Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") is { Length: > 0 } named ? named : Path.GetTempPath();

    /// <summary>The path of the folder.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public string Open()
    {
        lock (_lock)
        {
            if (_folder is not { Exists: true })
            {
                _folder?.Dispose();
                _folder = ProcessFolder.Create(directory);
            }

            return _folder.Path;
        }
    }

    /// <summary>
    /// Makes the folder, and removes those of processes that ended without removing theirs; once, however often it is called.
    /// </summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _hasStarted, true))
            return;
        try
        {
            AbandonedFolders.Remove(directory, Open());
        }
        catch (Exception exception) when (IsFault(exception))
        {
            // The directory may be in order by the time a body comes.
            CoreLog.BodyFolderMissing(logger, exception, directory);
        }
    }

    /// <summary>Whether an exception says that a temporary file could not be made, written or read.</summary>
    public static bool IsFault(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Logs that a body could not be kept: at once, then once a minute at most, with the number of failures.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="traceId">The trace id of the request.</param>
    public void Fail(Exception exception, string traceId)
    {
        lock (_lock)
        {
            _untold++;
            if (_told is { } told && time.GetElapsedTime(told) < Period)
            {
                CoreLog.BodyNotKeptAgain(logger, exception, traceId);
                return;
            }

            CoreLog.BodyNotKept(logger, exception, directory, _untold, traceId);
            (_told, _untold) = (time.GetTimestamp(), 0);
        }
    }

    /// <summary>Removes the folder.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _folder?.Dispose();
            _folder = null;
        }
    }
}
