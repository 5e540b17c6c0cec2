namespace PhalNet.Internal.Modules;

internal sealed record ApplicationFilter(Type Type);
