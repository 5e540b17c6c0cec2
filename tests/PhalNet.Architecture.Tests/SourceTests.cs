using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PhalNet.Architecture.Tests;

/// <summary>How the sources are laid out and written.</summary>
public sealed partial class SourceTests
{
    // A driver that opens connections on its own gives no other way to find the call's trace; set only while debug output is collected.
    private static readonly string[] AllowedState = ["PhalNet.Internal.Tracing.AmbientTrace.Flow"];

    public static TheoryData<string> Projects => [.. Repository.Projects.Select(project => project.Name)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Root_OfALibrary_HoldsPublicTypesAndInternalOnlyInternalOnes(string name)
    {
        var project = Project(name);
        if (project.Content.Descendants("OutputType").Any(type => type.Value == "Exe") || project.Content.Root!.Attribute("Sdk")!.Value.EndsWith(".Web", StringComparison.Ordinal))
            return;

        foreach (var source in project.Sources.Where(source => source.EndsWith(".cs", StringComparison.Ordinal) && source != "Module.cs"))
        {
            var declared = project.Lines(source).Select(line => TopLevelType().Match(line)).Where(match => match.Success).ToList();
            var wanted = source.StartsWith("Internal/", StringComparison.Ordinal) ? "internal" : source.Contains('/') ? null : "public";
            declared.Where(type => wanted is not null && type.Groups["access"].Value != wanted).Select(type => $"{source}: {type.Value}").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_HasOneTypeNamedLikeItsFile(string name)
    {
        var project = Project(name);

        foreach (var source in project.Sources)
        {
            var types = project.Lines(source).Select(line => TopLevelType().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value).ToList();
            types.Count.ShouldBeLessThanOrEqualTo(1, source);
            if (types.Count == 1)
                Path.GetFileNameWithoutExtension(source).Replace("OfT", "").ShouldBe(types[0], source);
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_IsOneIdeaLong(string name)
    {
        var project = Project(name);

        project.Sources.Where(source => project.Lines(source).Length > 300).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Source_HasNoEmptyCatchNorRegion(string name)
    {
        var project = Project(name);

        project.Sources.Where(source => EmptyCatch().IsMatch(string.Join('\n', project.Lines(source)))).ShouldBeEmpty();
        project.Sources.Where(source => project.Lines(source).Any(line => line.TrimStart().StartsWith("#region", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_HoldNoStaticStateThatChanges(string name)
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var changing = Project(name).Assembly.GetTypes().Where(type => !IsGenerated(type))
            .SelectMany(type => type.GetFields(statics))
            .Where(field => !field.IsLiteral && !IsGenerated(field) && (!field.IsInitOnly || IsChangeable(field.FieldType)))
            .Select(field => $"{field.DeclaringType!.FullName}.{field.Name}");

        changing.Except(AllowedState).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_UnderInternal_AreInternalAndSealed(string name)
    {
        var open = Project(name).Assembly.GetTypes()
            .Where(type => !IsGenerated(type) && !IsPage(type) && type is { IsNested: false, IsClass: true } && type.Namespace?.Contains(".Internal") == true)
            .Where(type => type.IsPublic || (!type.IsSealed && !type.IsAbstract));

        open.ShouldBeEmpty();
    }

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
            .SelectMany(file => File.ReadLines(Path.Combine(Repository.Root, file)).Where(line => MachinePath().IsMatch(line)).Select(line => $"{file}: {line.Trim()}"));

        found.ShouldBeEmpty();
    }

    private static SourceProject Project(string name) => Repository.Projects.Single(project => project.Name == name);

    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        || member.Name.Contains('<') || (member.DeclaringType is { } outer && IsGenerated(outer));

    // The Razor compiler makes the class of every page a public, open one, and that of their imports.
    private static bool IsPage(Type type) => type.Name == "_Imports" || type.GetInterfaces().Any(contract => contract.FullName == "Microsoft.AspNetCore.Components.IComponent");

    private static bool IsChangeable(Type type) =>
        typeof(System.Collections.IDictionary).IsAssignableFrom(type) && !type.FullName!.Contains("Frozen") && !type.FullName.Contains("Immutable")
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var generic
            && (generic == typeof(List<>) || generic == typeof(HashSet<>) || generic == typeof(AsyncLocal<>) || generic == typeof(ThreadLocal<>)
                || generic == typeof(ConditionalWeakTable<,>) || generic.FullName!.StartsWith("System.Collections.Concurrent", StringComparison.Ordinal)));

    private static bool IsBinary(string file) => Path.GetExtension(file) is ".png" or ".ico" or ".gz" or ".zip" or ".woff2" or ".pdf" or ".db" or ".phar";

    [GeneratedRegex(@"^(?<access>public|internal)\s+(?:(?:sealed|static|abstract|readonly|partial|unsafe)\s+)*(?:class|interface|enum|struct|record\s+struct|record\s+class|record)\s+(?<name>\w+)")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"catch\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"(?<![\w./:])/(?:work|farm|root|tmp)/")]
    private static partial Regex MachinePath();
}
