using Microsoft.Extensions.Logging;

namespace PhalNet;

/// <summary>
/// This process's folder for the parts of bodies that are kept in temporary files. It is created on demand, recreated if a system cleaner
/// has removed it, and deleted when the host stops.
/// </summary>
/// <param name="directory">The temporary directory in which the folder is created.</param>
/// <param name="time">Limits how often failures are logged.</param>
/// <param name="logger">Logs failures.</param>
public sealed class BodyFiles(string directory, TimeProvider time, ILogger<BodyFiles> logger) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private ProcessFolder? _folder;
    private bool _hasStarted;
    private long? _told;
    private long _untold;

    /// <summary>The system's temporary directory, or the one configured for ASP.NET Core.</summary>
    public static string DefaultDirectory =>
        Environment.GetEnvironmentVariable("ASPNETCORE_TEMP") is { Length: > 0 } named ? named : Path.GetTempPath();

    /// <summary>Creates the folder if necessary and returns its path.</summary>
    /// <exception cref="IOException">The folder cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied.</exception>
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

    /// <summary>Creates the folder and removes folders that ended processes left behind. Runs once, however often it is called.</summary>
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
            // The directory may be available by the time of the first body.
            CoreLog.BodyFolderMissing(logger, exception, directory);
        }
    }

    /// <summary>Whether an exception means that a temporary file could not be created, written or read.</summary>
    public static bool IsFault(Exception exception) => exception is IOException or UnauthorizedAccessException;

    /// <summary>Logs that a body could not be stored: immediately, then at most once a minute with the number of failures.</summary>
    /// <param name="exception">The exception.</param>
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

    /// <summary>Deletes the folder.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _folder?.Dispose();
            _folder = null;
        }
    }
}
