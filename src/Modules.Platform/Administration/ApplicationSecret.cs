namespace Modules.Platform;

/// <summary>The credentials with which an application calls App.Auth.ApplyToken.</summary>
/// <param name="AppKey">The key.</param>
/// <param name="AppSecret">The secret; only its hash is stored.</param>
public sealed record ApplicationSecret(string AppKey, string AppSecret);
