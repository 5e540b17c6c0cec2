namespace Modules.Platform;

/// <summary>An application.</summary>
/// <param name="AppKey">The key.</param>
/// <param name="Name">The display name.</param>
/// <param name="Services">The services it may call.</param>
/// <param name="IsEnabled">Whether it may call any.</param>
/// <param name="Secrets">How many secrets are valid: none, one, or two during a change.</param>
/// <param name="AddTime">When it was added.</param>
public sealed record ApplicationInfo(
    string AppKey, string Name, string Services, bool IsEnabled, int Secrets, DateTimeOffset AddTime);
