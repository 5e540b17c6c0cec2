namespace PhalNet.Conformance.Http;

/// <summary>No complete HTTP reply arrived; the message describes in one line how far it got.</summary>
internal sealed class RawHttpException(string message, Exception? inner = null) : Exception(message, inner);
