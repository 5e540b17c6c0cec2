namespace PhalNet.Server;

/// <summary>A configuration key that <c>--help</c> lists.</summary>
/// <param name="Key">The key, as in configuration.</param>
/// <param name="Value">What stands for its value in the help.</param>
/// <param name="Description">What it does, in one line.</param>
internal sealed record ServerSetting(string Key, string Value, string Description);
