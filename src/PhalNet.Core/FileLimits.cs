namespace PhalNet;

/// <summary>The limits of an uploaded file.</summary>
/// <param name="MinBytes">The smallest size in bytes.</param>
/// <param name="MaxBytes">The largest size in bytes.</param>
/// <param name="ContentTypes">Media types let in, <c>image/*</c> for a whole family; all when empty.</param>
/// <param name="Extensions">Extensions let in, without dot; all when empty.</param>
public sealed record FileLimits(long MinBytes, long MaxBytes, IReadOnlyList<string> ContentTypes, IReadOnlyList<string> Extensions);
