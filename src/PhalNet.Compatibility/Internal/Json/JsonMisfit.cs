namespace PhalNet.Compatibility.Internal.Json;

/// <summary>Why a value cannot be printed as JSON.</summary>
internal enum JsonMisfit : byte
{
    None,
    NotUtf8,
    NotFinite,
    TooDeep,
}
