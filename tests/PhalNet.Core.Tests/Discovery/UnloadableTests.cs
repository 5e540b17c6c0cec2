using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace PhalNet.Core.Tests.Discovery;

/// <summary>An assembly with references to a missing assembly.</summary>
public sealed class UnloadableTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("phalnet-unloadable").FullName;
    private readonly AssemblyLoadContext _writing = new("writing", isCollectible: true);
    private readonly AssemblyLoadContext _running = new("running", isCollectible: true);

    [Fact]
    public async Task Type_ThatCannotBeLoaded_IsNamedWithItsModuleAndWhatIsMissing()
    {
        var assembly = Lame((module, gone) =>
        {
            Define(module, "Lame.Orders", gone);
            Define(module, "Lame.Fine", typeof(object));
            var outer = Define(module, "Lame.Outer", typeof(object), create: false);
            outer.DefineNestedType("Inner", TypeAttributes.NestedPublic, gone).CreateType();
            outer.CreateType();
        });

        (await TestHost.ErrorsAsync(app => app.AddModule(assembly))).ShouldBe([
            "The module Lame: the type Lame.Orders cannot be loaded: the assembly Gone 2.1.0.0 is missing; put Gone.dll next to Lame.dll.",
            "The module Lame: the type Lame.Outer+Inner cannot be loaded: the assembly Gone 2.1.0.0 is missing; put Gone.dll next to Lame.dll."]);
    }

    [Fact]
    public async Task Member_ThatNamesATypeThatCannotBeLoaded_IsNamedWithItsClass()
    {
        var assembly = Lame((module, gone) =>
        {
            var type = Define(module, "Lame.Orders", typeof(object), create: false);
            var method = type.DefineMethod("Run", MethodAttributes.Public, typeof(void), [gone]);
            method.DefineParameter(1, ParameterAttributes.None, "value");
            method.GetILGenerator().Emit(OpCodes.Ret);
            type.CreateType();
        });

        (await TestHost.ErrorsAsync(app => app.AddModule(assembly))).ShouldBe([
            "Lame.Orders: a member names a type that cannot be loaded: the assembly Gone 2.1.0.0 is missing; put Gone.dll next to Lame.dll."]);
    }

    [Fact]
    public async Task AssembliesWithoutAModuleAttribute_AreToldWhatToAdd()
    {
        var one = Lame((module, _) => Define(module, "One.Orders", typeof(object)), "Contoso.Shop.Services", module: null);
        var other = Lame((module, _) => Define(module, "Other.Orders", typeof(object)), "Contoso.Billing", module: null);
        var named = Lame((module, _) => Define(module, "Third.Orders", typeof(object)), "Contoso.App", module: "App");

        (await TestHost.ErrorsAsync(app => app.AddModule(one).AddModule(other))).ShouldBe([
            "The module name App is used by Contoso.Shop.Services and Contoso.Billing, which declare no name; "
            + "add [assembly: Module(\"Shop\")] to Contoso.Shop.Services and [assembly: Module(\"Billing\")] to Contoso.Billing."]);
        (await TestHost.ErrorsAsync(app => app.AddModule(named).AddModule(other))).ShouldBe([
            "The module name App is used by Contoso.App and Contoso.Billing, which declares no name; add [assembly: Module(\"Billing\")] to Contoso.Billing."]);
        (await TestHost.ErrorsAsync(app => app.AddModule(one).AddModule(one))).ShouldBe([
            "The module name App is used by Contoso.Shop.Services and Contoso.Shop.Services: it was added twice; remove one AddModule call."]);
    }

    [Fact]
    public async Task AssembliesOfOneModuleName_AreToldToChangeOne()
    {
        var one = Lame((module, _) => Define(module, "One.Orders", typeof(object)), "One", "Shop");
        var other = Lame((module, _) => Define(module, "Other.Orders", typeof(object)), "Other", "Shop");

        (await TestHost.ErrorsAsync(app => app.AddModule(one).AddModule(other))).ShouldBe([
            "The module name Shop is used by One and Other; give one of them another name in its [assembly: Module(\"Shop\")]."]);
    }

    public void Dispose()
    {
        _writing.Unload();
        _running.Unload();
        Directory.Delete(_directory, recursive: true);
    }

    private static TypeBuilder Define(ModuleBuilder module, string name, Type parent, bool create = true)
    {
        var type = module.DefineType(name, TypeAttributes.Public, parent);
        type.DefineDefaultConstructor(MethodAttributes.Public);
        type.SetCustomAttribute(new(typeof(ServiceAttribute).GetConstructors().Single(), [name.Replace("Lame", "Lame.X", StringComparison.Ordinal)[..4] + ".A"]));
        if (create)
            type.CreateType();
        return type;
    }

    /// <summary>Writes an assembly that references another one, and loads it where the other one is missing.</summary>
    private Assembly Lame(Action<ModuleBuilder, Type> define, string name = "Lame", string? module = "Lame")
    {
        var gone = new PersistedAssemblyBuilder(new("Gone") { Version = new(2, 1, 0, 0) }, typeof(object).Assembly);
        gone.DefineDynamicModule("Gone").DefineType("Gone.Base", TypeAttributes.Public).CreateType();
        var type = Load(gone, $"{name}.Gone", _writing).GetType("Gone.Base")!;

        var assembly = new PersistedAssemblyBuilder(new(name), typeof(object).Assembly);
        if (module is not null)
            assembly.SetCustomAttribute(new(typeof(ModuleAttribute).GetConstructor([typeof(string)])!, [module]));
        define(assembly.DefineDynamicModule(name), type);
        return Load(assembly, name, _running);
    }

    private Assembly Load(PersistedAssemblyBuilder assembly, string name, AssemblyLoadContext context)
    {
        var file = Path.Combine(_directory, name + ".dll");
        assembly.Save(file);
        var loaded = context == _writing ? new AssemblyLoadContext(name, isCollectible: true) : context;
        return loaded.LoadFromAssemblyPath(file);
    }
}
