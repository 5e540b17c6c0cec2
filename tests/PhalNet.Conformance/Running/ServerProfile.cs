namespace PhalNet.Conformance.Running;

/// <summary>How the server reads parameters.</summary>
internal enum ServerProfile
{
    PhalApi,
    Strict,
}
