namespace Modules.Platform;

/// <summary>Tells how far an upgrade has come; the framework that runs migrations has no way to hand anything over.</summary>
internal static class UpgradeProgress
{
    private static readonly AsyncLocal<Action<long, long>?> Current = new();

    public static void Report(long done, long all) => Current.Value?.Invoke(done, all);

    /// <summary>Reports to this until the end of the calling method.</summary>
    public static void To(Action<long, long> report) => Current.Value = report;
}
