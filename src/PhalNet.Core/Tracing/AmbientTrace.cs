using System.Diagnostics;
using System.Reflection;

namespace PhalNet;

/// <summary>
/// The trace of the present flow, for libraries that open connections on their own; set only while debug output is collected.
/// </summary>
internal static class AmbientTrace
{
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    public static CallTrace Current => Flow.Value ?? CallTrace.None;

    public static void Set(CallTrace trace)
    {
        if (trace.IsEnabled)
            Flow.Value = trace;
    }
}

internal static class StackSource
{
    private static readonly string[] Skipped = ["System.", "Microsoft.", "LinqToDB.", "Dapper."];

    /// <summary>The first frame that belongs to neither the framework nor a data library.</summary>
    public static CodeLocation Find()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            if (frame.GetFileName() is { } file && frame.GetMethod() is { } method && IsCaller(method.DeclaringType))
                return new(file, frame.GetFileLineNumber(), Written(method));
        }

        return new("", 0, "");
    }

    private static bool IsCaller(Type? type) =>
        type?.FullName is { } name
        && type.Assembly != typeof(StackSource).Assembly
        && !Skipped.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    // The compiler moves the code of async methods to a type <Name>d__1, that of lambdas and local functions to a method <Name>b__1_0.
    private static string Written(MethodBase method)
    {
        var made = method.Name.StartsWith('<') ? method.Name : method.DeclaringType!.Name;
        var end = made.LastIndexOf('>');
        var start = made.LastIndexOf('<', Math.Max(end, 0));
        return start >= 0 && end > start + 1 ? made[(start + 1)..end] : method.Name;
    }
}
