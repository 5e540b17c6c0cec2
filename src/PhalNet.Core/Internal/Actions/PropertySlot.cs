namespace PhalNet.Internal.Actions;

/// <summary>Where a property's value is found.</summary>
internal readonly record struct PropertySlot(PropertySetter Setter, int Slot);
