using System.Reflection;
using System.Security;
using PhalNet.Benchmarks.Shared;

namespace PhalNet.Docs.Benchmarks;

/// <summary>The module of many services with XML comments, in English and Chinese.</summary>
internal static class DocumentedModule
{
    public static Assembly Load(int actions)
    {
        var assembly = LoadModule.Load(actions);
        var directory = Path.GetDirectoryName(assembly.Location)!;
        var name = $"{assembly.GetName().Name}.xml";
        Directory.CreateDirectory(Path.Combine(directory, "zh-CN"));
        Write(Path.Combine(directory, name), assembly, number => $"Look up order number {number} of a customer");
        Write(Path.Combine(directory, "zh-CN", name), assembly, number => $"查询客户的第 {number} 个订单");
        return assembly;
    }

    private static void Write(string file, Assembly assembly, Func<int, string> title)
    {
        using var writer = new StreamWriter(file);
        writer.WriteLine("<?xml version=\"1.0\"?><doc><members>");
        var number = 0;
        foreach (var method in assembly.GetTypes().SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)))
        {
            var parameters = string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.FullName));
            writer.WriteLine($"<member name=\"M:{method.DeclaringType!.FullName}.{method.Name}({parameters})\"><summary>{SecurityElement.Escape(title(++number))}</summary></member>");
        }

        writer.WriteLine("</members></doc>");
    }
}
