namespace PhalNet.Conformance.Http;

/// <summary>No whole HTTP reply came; the message says in one line how far it got.</summary>
internal sealed class RawHttpException(string message, Exception? inner = null) : Exception(message, inner);
