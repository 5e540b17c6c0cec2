namespace Modules.Platform;

/// <summary>What an application calls App.Auth.ApplyToken with.</summary>
/// <param name="AppKey">The key.</param>
/// <param name="AppSecret">The secret; only its hash is stored.</param>
public sealed record ApplicationSecret(string AppKey, string AppSecret);
