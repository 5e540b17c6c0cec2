namespace PhalNet.Server;

/// <summary>The server cannot start for a reason the operator can mend.</summary>
internal sealed class StartException(string message) : Exception(message);
