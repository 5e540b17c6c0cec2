using System.Diagnostics;
using System.Reflection;

namespace PhalNet;

/// <summary>
/// The line of a call on the stack. The runtime knows it by the last place with an empty evaluation stack, and in optimised code a line may
/// begin with the result of the line before it still on that stack: what is called there would seem to be called a line too early.
/// </summary>
internal static class CallLine
{
    /// <param name="frame">The frame, with its file and line.</param>
    /// <param name="method">Its method.</param>
    /// <param name="called">The method of the frame above it.</param>
    /// <returns>The line, 0 where it cannot be told.</returns>
    public static int Of(StackFrame frame, MethodBase method, MethodBase? called)
    {
        if (method.Module.Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
            return frame.GetFileLineNumber();
        var start = frame.GetILOffset();
        using var code = start >= 0 ? MethodCode.Open(method) : null;
        if (code is null)
            return 0;
        if (code.NextLineAfter(start) is not { } next || !LeavesValue(code, start, next))
            return frame.GetFileLineNumber();
        foreach (var instruction in code.Instructions(start))
        {
            if (instruction.Called is { } name && called is not null && IsNamed(called, name))
                return code.LineAt(instruction.Offset);
        }

        return 0;
    }

    // A statement takes from the stack what it puts there, but for a variable that is kept on it: that one is put there last.
    private static bool LeavesValue(MethodCode code, int start, int end)
    {
        var leaves = false;
        foreach (var instruction in code.Instructions(start))
        {
            if (instruction.Offset >= end)
                break;
            leaves = instruction.LeavesValue;
        }

        return leaves;
    }

    // The method that implements a member of an interface may have the interface's name before its own.
    private static bool IsNamed(MethodBase method, string name) =>
        method.Name == name || method.Name.EndsWith('.' + name, StringComparison.Ordinal);
}
