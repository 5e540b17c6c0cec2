using System.Diagnostics;
using System.Reflection;

namespace PhalNet;

/// <summary>
/// Walks the stack to find the source line of the services that caused the current work. Code of services is code compiled against the
/// engine; libraries in between are skipped, and if a part of the framework comes first, no service caused the work.
/// </summary>
internal sealed class StackSource(Func<Type, bool>? isOther)
{
    private static readonly CodeLocation Unknown = new("", 0, "");

    private readonly Dictionary<Assembly, Code> _assemblies = [];

    private enum Code
    {
        Framework,
        Service,
        Other,
    }

    public CodeLocation Find()
    {
        var frames = new StackTrace(fNeedFileInfo: false).GetFrames();
        var isAsking = true;
        for (var i = 0; i < frames.Length; i++)
        {
            if (frames[i].GetMethod() is not { DeclaringType: { } type } method)
                continue;
            if (IsResumption(type, method))
                break;
            var code = CodeOf(type.Assembly);
            if (code == Code.Framework && !isAsking)
                break;
            isAsking &= code == Code.Framework;
            if (code != Code.Service || isOther?.Invoke(Written(type)) == true)
                continue;

            // Symbols are only read for this frame.
            var frame = new StackFrame(i, needFileInfo: true);
            if (frame.GetFileName() is { } file)
                return CallLine.Of(frame, method, i > 0 ? frames[i - 1].GetMethod() : null) is var line and > 0
                    ? new(file, line, Written(method)) : Unknown;
        }

        return Unknown;
    }

    // The frames below completed an awaited operation; they did not call the method.
    private static bool IsResumption(Type type, MethodBase method) =>
        type.Assembly == typeof(object).Assembly
        && (type == typeof(ExecutionContext)
            || type.Name.Contains("StateMachineBox", StringComparison.Ordinal)
            || (type == typeof(Task) && method.Name == "RunContinuations"));

    private Code CodeOf(Assembly assembly)
    {
        if (_assemblies.TryGetValue(assembly, out var known))
            return known;
        return _assemblies[assembly] = Read(assembly);
    }

    private static Code Read(Assembly assembly)
    {
        var engine = typeof(StackSource).Assembly;
        if (assembly == engine)
            return Code.Framework;
        if (assembly.IsDynamic || !assembly.GetReferencedAssemblies().Any(name => name.Name == engine.GetName().Name))
            return Code.Other;
        return assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Any(data => data.Key == "PhalNet") ? Code.Framework : Code.Service;
    }

    // The compiler moves the code of async methods to a type <Name>d__1, and that of lambdas and local functions to a method <Name>b__1_0.
    private static string Written(MethodBase method)
    {
        var made = method.Name.StartsWith('<') ? method.Name : method.DeclaringType!.Name;
        var end = made.LastIndexOf('>');
        var start = made.LastIndexOf('<', Math.Max(end, 0));
        return start >= 0 && end > start + 1 ? made[(start + 1)..end] : method.Name;
    }

    private static Type Written(Type type)
    {
        while (type.Name.StartsWith('<') && type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
