using System.Reflection;
using System.Text.RegularExpressions;

namespace PhalNet.Tests.Shared;

/// <summary>A table of a documentation page.</summary>
/// <param name="Heading">The heading above it.</param>
/// <param name="Columns">The texts of its header.</param>
/// <param name="Rows">Its rows.</param>
internal sealed partial record PageTable(string Heading, string[] Columns, PageRow[] Rows)
{
    /// <summary>All tables of a page.</summary>
    /// <param name="page">Such as <c>reference/parameters.md</c>.</param>
    public static IReadOnlyList<PageTable> Of(string page)
    {
        List<PageTable> tables = [];
        var heading = "";
        var lines = Lines(page);
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith('#'))
                heading = lines[i].TrimStart('#', ' ');
            if (!lines[i].StartsWith('|') || !lines[i + 1].StartsWith("|--", StringComparison.Ordinal))
                continue;
            var columns = Cells(lines[i]);
            var rows = lines.Skip(i + 2).TakeWhile(line => line.StartsWith('|')).Select(line => new PageRow(line, columns, Cells(line))).ToArray();
            tables.Add(new(heading, columns, rows));
            i += rows.Length + 1;
        }

        return tables;
    }

    /// <summary>The C# code blocks of a page.</summary>
    public static IReadOnlyList<string> CodeOf(string page) =>
        [.. CodeBlock().Matches(string.Join('\n', Lines(page))).Select(match => match.Groups[1].Value)];

    public static string TextOf(string page) => string.Join('\n', Lines(page));

    private static string[] Lines(string page) => File.ReadAllLines(Path.Combine(Directory(), page));

    // A bar within code is written \|.
    private static string[] Cells(string line) =>
        [.. Bar().Split(line.Trim()[1..^1]).Select(cell => cell.Trim().Replace("\\|", "|", StringComparison.Ordinal))];

    private static string Directory() => typeof(PageTable).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "Documentation").Value!;

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}

/// <summary>A row of a table.</summary>
internal sealed partial record PageRow(string Line, string[] Columns, string[] Cells)
{
    public string this[string column] => Cells[Array.IndexOf(Columns, column)];

    public bool Has(string column) => Columns.Contains(column);

    /// <summary>The code spans of a cell.</summary>
    public IReadOnlyList<string> Codes(string column) => [.. Code().Matches(this[column]).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Code();
}
