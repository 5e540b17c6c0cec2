namespace PhalNet.Internal.Modules;

internal sealed record SharedService(Type Type);
