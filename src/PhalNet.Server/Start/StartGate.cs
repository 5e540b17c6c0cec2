namespace PhalNet.Server;

/// <summary>Keeps the host's own stack traces off the console until it has started: what stops it by then is said in one line.</summary>
internal sealed class StartGate
{
    private volatile bool _isOpen;

    public void Open() => _isOpen = true;

    public bool LetsThrough(LogLevel level) => _isOpen && level >= LogLevel.Warning;
}
