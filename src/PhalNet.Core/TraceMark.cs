namespace PhalNet;

/// <summary>A point in the course of a call.</summary>
/// <param name="Elapsed">The time since the first mark.</param>
/// <param name="Bytes">The bytes the thread has allocated since the first mark, 0 where that is not collected.</param>
/// <param name="Tag">What the point is, null for an unnamed one.</param>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
public readonly record struct TraceMark(TimeSpan Elapsed, long Bytes, string? Tag, string File, int Line);
