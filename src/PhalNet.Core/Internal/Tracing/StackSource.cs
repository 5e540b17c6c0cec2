using System.Diagnostics;

namespace PhalNet.Internal.Tracing;

internal static class StackSource
{
    private static readonly string[] Skipped = ["System.", "Microsoft.", "PhalNet.Internal.", "LinqToDB.", "Dapper."];

    /// <summary>The first frame that belongs to neither the framework nor a data library.</summary>
    public static SqlCaller Find()
    {
        foreach (var frame in new StackTrace(1, fNeedFileInfo: true).GetFrames())
        {
            var method = frame.GetMethod();
            var type = method?.DeclaringType?.FullName ?? "";
            if (frame.GetFileName() is { } file && type != typeof(TracingDbDataSource).FullName && !Skipped.Any(type.StartsWith))
                return new(file, frame.GetFileLineNumber(), method!.Name);
        }

        return new("", 0, "");
    }
}
