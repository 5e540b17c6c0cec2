using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Unloading;

/// <summary>What real modules do and leave behind: each version leaves memory.</summary>
public sealed class RealLifeTests
{
    private const int Times = 3;

    public static TheoryData<string, string> Habits => new()
    {
        { "JSON without options of its own", "return System.Text.Json.JsonSerializer.Serialize(new Part { Count = 2 }).Length;" },
        { "validation", "var part = new Part(); System.ComponentModel.DataAnnotations.Validator.TryValidateObject(part, new(part), null, true); return 1;" },
        { "type converters", "return System.ComponentModel.TypeDescriptor.GetConverter(typeof(Kind)).ConvertFromString(\"Book\") is Kind ? 1 : 0;" },
        { "a handler of the process's end", "AppDomain.CurrentDomain.ProcessExit += (_, _) => Kept.Count++; return 1;" },
        { "a handler of the host's end", "lifetime.ApplicationStopping.Register(() => Kept.Count++); return 1;" },
        { "a change token of the configuration", "Microsoft.Extensions.Primitives.ChangeToken.OnChange(configuration.GetReloadToken, () => Kept.Count++); return 1;" },
        { "a timer in a static field", "Kept.Timer ??= new Timer(_ => Kept.Count++, null, 1, 1); return 1;" },
        { "a meter with an observable gauge", "Kept.Meter ??= new System.Diagnostics.Metrics.Meter(\"Shop\"); Kept.Meter.CreateObservableGauge(\"parts\", () => Kept.Count); return 1;" },
        { "an interpreted expression", "System.Linq.Expressions.Expression<Func<Part, int>> e = part => part.Count; return e.Compile(true)(new Part { Count = 1 });" },
        { "a proxy", "return System.Reflection.DispatchProxy.Create<IPart, Proxy>() is IPart ? 1 : 0;" },
        { "dynamic", "dynamic part = new Part { Count = 3 }; return part.Count;" },
        { "generic virtual methods", "return new IVisitor[] { new Visitor(), new OtherVisitor() }.Sum(each => each.Visit<Part>() + each.Visit<Proxy>() + each.Visit<IPart>() + each.Visit<Kind>());" },
        { "an HTTP client", "using var client = new System.Net.Http.HttpClient(); return 1;" },
        { "SQLite", "using var connection = new Microsoft.Data.Sqlite.SqliteConnection(\"Data Source=:memory:\"); connection.Open(); return 1;" },
    };

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task Module_WithAHabit_LeavesMemoryEachTime(string habit, string code)
    {
        _ = habit;
        await using var host = await ModulesHost.StartAsync(directory => Module(code, 0).Write(directory));
        var contexts = new List<WeakReference>();
        for (var i = 1; i <= Times; i++)
        {
            (await host.CallAsync("Lively.Hello.Do")).Ret.ShouldBe(200, string.Join('\n', host.Lines.All));
            Note(contexts, $"Lively 1.{i - 1}.0");
            Module(code, i).Write(host.Watched);
            await host.UntilAsync("Lively", ModuleState.Active, $"1.{i}.0");
            await host.UntilAsync(() => host.Modules.Modules.Count == 1 ? host : null, () => string.Join("; ", host.Modules.Modules));
        }

        await host.UntilAsync(() => contexts.Any(context => context.IsAlive) ? null : host, () => "still in memory");
        host.Modules.Modules.ShouldHaveSingleItem().State.ShouldBe(ModuleState.Active);
        host.Lines.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal)).ShouldBeEmpty();
        contexts.Count.ShouldBeGreaterThanOrEqualTo(Times);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Note(List<WeakReference> contexts, string name) =>
        contexts.AddRange(AssemblyLoadContext.All.Where(context => context.Name == name).Select(context => new WeakReference(context)));

    private static TestModule Module(string code, int version) => new()
    {
        Name = "Lively",
        Version = $"1.{version}.0",
        Needs = "IHostApplicationLifetime lifetime, IConfiguration configuration",
        Members = $"public int Do() {{ _ = (lifetime, configuration); {code} }}",
        Code = """
            public interface IPart { int Count { get; } }
            public sealed class Part : IPart
            {
                [System.ComponentModel.DataAnnotations.Range(1, 9)] public int Count { get; set; }
                public Kind Kind { get; set; }
            }
            public enum Kind { Book, Food }
            public interface IVisitor { int Visit<T>(); }
            public class Visitor : IVisitor { public virtual int Visit<T>() => typeof(T).Name.Length; }
            public sealed class OtherVisitor : Visitor { public override int Visit<T>() => base.Visit<T[]>() + 1; }
            public class Proxy : System.Reflection.DispatchProxy
            {
                protected override object? Invoke(System.Reflection.MethodInfo? method, object?[]? arguments) => 1;
            }
            public static class Kept
            {
                public static int Count;
                public static Timer? Timer;
                public static System.Diagnostics.Metrics.Meter? Meter;
            }
            """,
    };
}
