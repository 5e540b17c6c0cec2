using System.Diagnostics;
using System.Reflection;

namespace PhalNet;

/// <summary>
/// The line of a call on the stack. The runtime maps an address to the last position with an empty evaluation stack, and in optimised code
/// the result of the previous line may still be on that stack, so that a call would be attributed to the line before.
/// </summary>
internal static class CallLine
{
    /// <param name="frame">The frame, with its file and line.</param>
    /// <param name="method">Its method.</param>
    /// <param name="called">The method of the frame above it.</param>
    /// <returns>The line; 0 when it cannot be determined.</returns>
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

    // A statement pops what it pushes, except for a variable kept on the stack, which is pushed last.
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

    // An explicit interface implementation has the interface's name in front of its own.
    private static bool IsNamed(MethodBase method, string name) =>
        method.Name == name || method.Name.EndsWith('.' + name, StringComparison.Ordinal);
}
