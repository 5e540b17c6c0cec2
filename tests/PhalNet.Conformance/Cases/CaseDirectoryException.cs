namespace PhalNet.Conformance.Cases;

/// <summary>The cases cannot be read; the message is one line, with file and line number if known.</summary>
internal sealed class CaseDirectoryException(string message) : Exception(message);
