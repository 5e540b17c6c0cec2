namespace PhalNet.Compatibility.Internal.Patterns;

[Flags]
internal enum PatternFlags : ushort
{
    None = 0,
    IgnoreCase = 1,
    Multiline = 2,
    DotAll = 4,
    Extended = 8,
    Anchored = 16,
    DollarEnd = 32,
    Ungreedy = 64,
    Utf = 128,
    DuplicateNames = 256,
    NoCapture = 512,
    ExtendedMore = 1024,
}
