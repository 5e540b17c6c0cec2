using PhalNet.Internal.Modules;

namespace PhalNet.Internal.Scanning;

/// <summary>A class that can serve calls, with its actions.</summary>
internal sealed record FoundService(ModuleParts Parts, Type Type, IReadOnlyList<FoundAction> Actions);
