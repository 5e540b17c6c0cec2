using PhalNet.Compatibility.Internal.Values;

namespace PhalNet.Compatibility.Internal.Transforms;

/// <summary>A named function that runs on a value after it was checked; false when the value is of a kind it does not take.</summary>
internal delegate bool PhpTransform(PhpValue value, out PhpValue result);
