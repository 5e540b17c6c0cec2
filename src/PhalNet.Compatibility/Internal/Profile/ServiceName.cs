namespace PhalNet.Compatibility.Internal.Profile;

/// <summary>A service name as it is looked up and as it was sent, or why it is none.</summary>
internal readonly record struct ServiceName(string Name, string Asked, CallFailure? Failure);
