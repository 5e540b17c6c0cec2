namespace PhalNet.Internal.Tracing;

internal readonly record struct SqlTiming(int Number, long Start, long Bytes);
