namespace PhalNet.Docs.Internal.Access;

/// <summary>Marks an endpoint that answers everybody where the password is asked for: the login, and what its page loads.</summary>
internal sealed class OpenToStrangers;
