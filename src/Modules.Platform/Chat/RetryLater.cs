namespace Modules.Platform;

/// <summary>What the reply tells who sends too fast.</summary>
/// <param name="RetryAfter">The seconds to wait.</param>
internal sealed record RetryLater(int RetryAfter);
