using System.Text.RegularExpressions;

namespace PhalNet.Architecture.Tests;

/// <summary>
/// The first section of CHANGELOG.md names every part of the last version's public API that was changed or removed. The lists of the last
/// version are in PublicApi/Released; a new version replaces them by the current ones.
/// </summary>
public sealed partial class ReleasedApiTests
{
    private static readonly string Present = Path.Combine(Repository.Root, "tests", "PhalNet.Architecture.Tests", "PublicApi");
    private static readonly string Released = Path.Combine(Present, "Released");

    public static TheoryData<string> Packages => [.. Names(Present).Union(Names(Released))];

    [Theory]
    [MemberData(nameof(Packages))]
    public void BreakingChange_IsNamedInTheChangelog(string package)
    {
        var section = NewestSection(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")));
        Unnamed(Read(Released, package), Read(Present, package), section).ShouldBeEmpty(
            $"{package} no longer offers these; name each in the first section of CHANGELOG.md with what to use instead.");
    }

    [Fact]
    public void List_OfEachReleasedPackage_IsKept() => Names(Released).Except(Names(Present)).ShouldBeEmpty();

    [Theory]
    [InlineData("A method `Take` is gone.", 0)]
    [InlineData("Nothing to do.", 1)]
    [InlineData("Something is Taken.", 1)]
    public void Unnamed_LooksForTheMember(string section, int expected)
    {
        const string Before = "namespace N\n{\n    public class Box\n    {\n        public Box() { }\n        public int Take(int count) { }\n    }\n}\n";
        const string After = "namespace N\n{\n    public class Box\n    {\n        public Box() { }\n        public long Give() { }\n    }\n}\n";

        Unnamed(Before, After, section).Count.ShouldBe(expected);
    }

    private static IReadOnlyList<string> Unnamed(string before, string after, string section)
    {
        var left = Members(after).ToHashSet();
        return
        [
            .. Members(before).Where(member => !left.Contains(member))
                .Where(member => !Regex.IsMatch(section, $@"\b{Regex.Escape(Name(member.Declaration))}\b"))
                .Select(member => $"{member.Type}: {member.Declaration}"),
        ];
    }

    // A list is C# source, indented by four spaces per level, with attributes on separate lines.
    private static IEnumerable<(string Type, string Declaration)> Members(string list)
    {
        var types = new Stack<(int Depth, string Name)>();
        foreach (var line in list.Split('\n').Where(line => line.Trim() is not ("" or "{" or "}") && !line.TrimStart().StartsWith('[')))
        {
            var depth = line.Length - line.TrimStart().Length;
            while (types.TryPeek(out var last) && last.Depth >= depth)
                types.Pop();
            var declaration = line.Trim();
            yield return (string.Join('.', types.Reverse().Select(type => type.Name)), declaration);
            if (TypeDeclaration().IsMatch(declaration))
                types.Push((depth, Name(declaration)));
        }
    }

    private static string Name(string declaration)
    {
        if (TypeDeclaration().Match(declaration) is { Success: true } type)
            return type.Groups["name"].Value;
        if (declaration.Contains(" this["))
            return "indexer";
        var head = declaration.Split(['(', '{', '=', ';'], 2)[0].TrimEnd();
        return MemberName().Match(head).Groups["name"].Value;
    }

    private static string NewestSection(string changelog) => changelog.Split("\n## ", 3)[1];

    private static IEnumerable<string> Names(string directory) =>
        Directory.EnumerateFiles(directory, "*.txt").Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Read(string directory, string package) =>
        Path.Combine(directory, package + ".txt") is var file && File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";

    [GeneratedRegex(@"\b(namespace|class|struct|interface|enum|record|delegate \S+) (?<name>[\w.]+)")]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(?<name>\w+)(<[^<>]*>)?$")]
    private static partial Regex MemberName();
}
