namespace PhalNet.Internal.Actions;

internal readonly record struct ContextArgument(int Slot, ContextArgumentKind Kind);
