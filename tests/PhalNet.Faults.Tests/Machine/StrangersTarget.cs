namespace PhalNet.Faults.Tests;

/// <summary>Starts servers for untrusted clients: in Production, as an operator would, with the changes of a test.</summary>
internal static class StrangersTarget
{
    public const string PhalApi = "--PhalNet:Profile=PhalApi";

    public static TheoryData<string> Profiles => ["Strict", "PhalApi"];

    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartOnAsync(null, null, arguments);

    /// <param name="shell">Bash commands to run in the same process first.</param>
    /// <param name="temporary">The temporary directory; null for the system's.</param>
    /// <param name="arguments">Further arguments.</param>
    public static Task<ServerProcess> StartOnAsync(string? shell, string? temporary, params string[] arguments) => ServerProcess.StartAsync(
        null,
        ["--urls=http://127.0.0.1:0", "--Platform:RequireAccessToken=false", "--PhalNet:Language=en", .. arguments],
        temporary is null ? null : new Dictionary<string, string> { ["TMPDIR"] = temporary },
        shell);
}
