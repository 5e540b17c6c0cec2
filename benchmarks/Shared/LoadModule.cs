using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace PhalNet.Benchmarks.Shared;

/// <summary>
/// Generates a module of many services, with ten actions per class, and five declared parameters and an inherited one per action. It is
/// written to a file and loaded like a compiled module: types of a running AssemblyBuilder take several times the memory.
/// </summary>
public static class LoadModule
{
    private const int ActionsPerClass = 10;

    /// <summary>The module's assembly; created in the temporary directory if it does not exist yet.</summary>
    public static Assembly Load(int actions)
    {
        var version = typeof(LoadModule).Module.ModuleVersionId;
        var file = Path.Combine(Path.GetTempPath(), $"phalnet-load-{version:N}-{actions}.dll");
        if (!File.Exists(file))
            Write(file, actions);
        return AssemblyLoadContext.Default.LoadFromAssemblyPath(file);
    }

    private static void Write(string file, int actions)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName($"PhalNet.Load{actions}"), typeof(object).Assembly);
        assembly.SetCustomAttribute(Attribute<ModuleAttribute>([typeof(string)], "Load"));
        var module = assembly.DefineDynamicModule("Load");
        for (var first = 0; first < actions; first += ActionsPerClass)
            DefineClass(module, first / ActionsPerClass, Math.Min(ActionsPerClass, actions - first));

        // Two processes may write it at the same time, with the same content.
        var unfinished = $"{file}.{Environment.ProcessId}";
        assembly.Save(unfinished);
        File.Move(unfinished, file, overwrite: true);
    }

    private static void DefineClass(ModuleBuilder module, int number, int actions)
    {
        var type = module.DefineType($"Load.Class{number:D4}", TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.Class, typeof(LoadService));
        type.SetCustomAttribute(Attribute<ServiceAttribute>([typeof(string)], $"Load.Class{number:D4}"));
        type.DefineDefaultConstructor(MethodAttributes.Public);
        for (var i = 0; i < actions; i++)
            DefineAction(type, $"Action{i}");
        type.CreateType();
    }

    // public Task<string> ActionN(string toUuid, string data, LoadKind type, string? extData = null, int page = 1)
    // => Task.FromResult(toUuid);
    private static void DefineAction(TypeBuilder type, string name)
    {
        var method = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.HideBySig, typeof(Task<string>),
            [typeof(string), typeof(string), typeof(LoadKind), typeof(string), typeof(int)]);
        var toUuid = method.DefineParameter(1, ParameterAttributes.None, "toUuid");
        toUuid.SetCustomAttribute(Attribute<ParamAttribute>([typeof(string)], "chat_message_to_uuid"));
        toUuid.SetCustomAttribute(new CustomAttributeBuilder(
            typeof(StringLengthAttribute).GetConstructor([typeof(int)])!, [32],
            [typeof(StringLengthAttribute).GetProperty(nameof(StringLengthAttribute.MinimumLength))!], [32]));
        method.DefineParameter(2, ParameterAttributes.None, "data").SetCustomAttribute(Attribute<ParamAttribute>([typeof(string)], "chat_message_data"));
        method.DefineParameter(3, ParameterAttributes.None, "type").SetCustomAttribute(Attribute<ParamAttribute>([typeof(string)], "chat_message_type"));
        var extData = method.DefineParameter(4, ParameterAttributes.Optional | ParameterAttributes.HasDefault, "extData");
        extData.SetConstant(null);
        var page = method.DefineParameter(5, ParameterAttributes.Optional | ParameterAttributes.HasDefault, "page");
        page.SetConstant(1);
        page.SetCustomAttribute(Attribute<RangeAttribute>([typeof(int), typeof(int)], 1, 1000));

        var body = method.GetILGenerator();
        body.Emit(OpCodes.Ldarg_1);
        body.Emit(OpCodes.Call, typeof(Task).GetMethod(nameof(Task.FromResult))!.MakeGenericMethod(typeof(string)));
        body.Emit(OpCodes.Ret);
    }

    private static CustomAttributeBuilder Attribute<T>(Type[] types, params object[] arguments) => new(typeof(T).GetConstructor(types)!, arguments);
}
