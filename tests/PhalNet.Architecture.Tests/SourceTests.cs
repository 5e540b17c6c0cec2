using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PhalNet.Architecture.Tests;

/// <summary>The layout and style of the sources.</summary>
public sealed partial class SourceTests
{
    // Needed to find the call's trace in drivers that open connections themselves; set only while debug output is collected.
    private static readonly string[] AllowedState = ["PhalNet.Core: AmbientTrace.Flow"];

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_IsNamedLikeATypeInIt(string name) =>
        Repository.Project(name).Sources
            .Where(source => source.Types.Any() && !source.Types.Contains(Path.GetFileNameWithoutExtension(source.Path).Replace("OfT", "")))
            .Select(source => $"{source} has {string.Join(", ", source.Types)}").ShouldBeNone();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_IsOneIdeaLong(string name) =>
        Repository.Project(name).Sources.Where(source => source.Lines.Length > 300)
            .Select(source => $"{source}: {source.Lines.Length} lines").ShouldBeNone();

    [Fact]
    public void Sources_AreSeldomTiny()
    {
        var sources = Repository.Projects
            .SelectMany(project => project.Sources.Select(source => (Project: project.Name, File: source))).ToList();
        var tiny = sources.Where(source => source.File.Lines.Length <= 10).Select(source => $"{source.Project}/{source.File}").ToList();

        if (tiny.Count * 100 > sources.Count * 8)
            Assert.Fail($"More than 8 % have 10 lines or fewer, {tiny.Count} of {sources.Count} files:\n{string.Join('\n', tiny)}");
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_HasNoLongLine(string name) =>
        Repository.Project(name).Sources
            .SelectMany(source => source.Lines.Select((line, index) => (Where: $"{source}({index + 1})", line.Length)))
            .Where(line => line.Length > 140)
            .Select(line => $"{line.Where}: {line.Length} characters").ShouldBeNone();

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_HasNoEmptyCatchNorRegion(string name)
    {
        var sources = Repository.Project(name).Sources;

        sources.Where(source => EmptyCatch().IsMatch(source.Text)).Select(source => source.Path).ShouldBeNone();
        sources.Where(source => source.Lines.Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal)))
            .Select(source => source.Path).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_HoldNoStaticStateThatChanges(string name)
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var changing = Repository.Project(name).Assembly.GetTypes().Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(statics))
            .Where(field => !field.IsLiteral && !IsGenerated(field) && (!field.IsInitOnly || IsChangeable(field.FieldType)))
            .Select(field => $"{name}: {field.DeclaringType!.Name}.{field.Name}");

        changing.Except(AllowedState).ShouldBeNone();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Classes_AreSealed_UnlessMadeForInheritance(string name) =>
        Repository.Project(name).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsGenerated(type) && !Razor.IsGenerated(type))
            .Where(type => type != type.Assembly.EntryPoint?.DeclaringType && !(type.IsVisible && IsMadeForInheritance(type)))
            .Select(type => type.FullName!).ShouldBeNone();

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.Now")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("P:System.Threading.Tasks.Task`1.Result")]
    [InlineData("M:System.Threading.Tasks.Task.Wait")]
    public void Api_ThatHidesTimeOrBlocks_IsBanned(string symbol) =>
        File.ReadAllLines(Path.Combine(Repository.Root, "BannedSymbols.txt")).ShouldContain(line => line.StartsWith(symbol + ";", StringComparison.Ordinal));

    [Fact]
    public void Files_NameNoDirectoryOfOneMachine()
    {
        var here = Path.Combine("tests", "PhalNet.Architecture.Tests", "SourceTests.cs").Replace('\\', '/');
        var found = Repository.TrackedFiles().Where(file => file != here && !IsBinary(file))
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file))
                .Where(line => MachinePath().IsMatch(line)).Select(line => $"{file}: {line.Trim()}"));

        found.ShouldBeNone();
    }

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || member.Name.Contains('<') || (member.DeclaringType is { } outer && IsGenerated(outer));

    private static bool IsMadeForInheritance(Type type)
    {
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        return type.IsSubclassOf(typeof(Exception))
            || type.GetConstructors(own).Any(constructor => constructor.IsFamily)
            || type.GetMethods(own).Any(method => method.IsFamily
                || (method is { IsVirtual: true, IsFinal: false } && method.GetBaseDefinition() == method));
    }

    private static bool IsChangeable(Type type) =>
        typeof(System.Collections.IDictionary).IsAssignableFrom(type) && !type.FullName!.Contains("Frozen") && !type.FullName.Contains("Immutable")
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(List<>) || generic == typeof(HashSet<>) || generic == typeof(AsyncLocal<>) || generic == typeof(ThreadLocal<>)
                || generic == typeof(ConditionalWeakTable<,>) || generic.FullName!.StartsWith("System.Collections.Concurrent", StringComparison.Ordinal)));

    private static bool IsBinary(string file) => Path.GetExtension(file) is ".png" or ".ico" or ".gz" or ".zip" or ".woff2" or ".pdf" or ".db" or ".phar";

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"(?<![\w./:])/(?:work|farm|root|tmp)/")]
    private static partial Regex MachinePath();
}
