using System.Globalization;
using System.Text.RegularExpressions;

namespace PhalNet;

/// <summary>The text format of debug output, as in PhalApi (that of version 2.15; with the memory column that of 2.23).</summary>
public static partial class DebugText
{
    /// <summary>A mark: <c>[#1 - 0ms - TAG]FILE(LINE)</c>, with <c> - 1.5KB</c> before the tag when memory is shown.</summary>
    public static string Format(TraceMark mark, int number, bool memory = false)
    {
        var size = memory ? $" - {Size(mark.Bytes)}" : "";
        var tag = mark.Tag is null ? "" : $" - {mark.Tag}";
        return string.Create(CultureInfo.InvariantCulture,
            $"[#{number} - {mark.Elapsed.TotalMilliseconds:0.#}ms{size}{tag}]{mark.File}({mark.Line})");
    }

    /// <summary>
    /// A statement: <c>[#1 - 0.43ms - SQL]FILE(LINE):    CLASS::METHOD()    TABLE    STATEMENT; -- PARAMETERS</c>; when memory is shown,
    /// the size precedes <c>SQL</c> and the database precedes the table. A failed statement ends with <c> -- ERROR: TYPE: MESSAGE</c>, on
    /// the same line.
    /// </summary>
    public static string Format(SqlEntry entry, CallTrace trace, bool memory = false)
    {
        var size = memory ? $" - {Size(entry.Bytes)}" : "";
        var table = Table(entry.Statement);
        if (memory && entry.Database.Length > 0)
            table = $"{entry.Database}.{table}";
        var statement = trace.Mask(entry.Statement.TrimEnd().TrimEnd(';'));
        var at = entry.Location;
        var head = string.Create(CultureInfo.InvariantCulture, $"[#{entry.Number} - {entry.Elapsed.TotalMilliseconds:0.##}ms{size} - SQL]");
        var tail = Parameters(entry, trace) + Error(entry, trace);
        return $"{head}{at.File}({at.Line}):    {at.Class}::{at.Member}()    {table}    {statement};{tail}";
    }

    // A match without groups does not allocate; the table's name is at its end.
    private static string Table(string statement)
    {
        foreach (var match in TablePattern().EnumerateMatches(statement))
        {
            var found = statement.AsSpan(match.Index, match.Length);
            var start = found.Length;
            while (start > 0 && !char.IsWhiteSpace(found[start - 1]) && !"`\"[]().;,".Contains(found[start - 1]))
                start--;
            return found[start..].ToString();
        }

        return "";
    }

    private static string Parameters(SqlEntry entry, CallTrace trace)
    {
        if (entry.Parameters.Count == 0)
            return "";
        var literals = new string[entry.Parameters.Count];
        for (var i = 0; i < literals.Length; i++)
            literals[i] = Literal(entry.Parameters[i].Value, trace);
        return $" -- {string.Join(", ", literals)}";
    }

    // Messages of drivers may have several lines; the output must have one line per statement.
    private static string Error(SqlEntry entry, CallTrace trace) =>
        entry.Error is null ? "" : $" -- ERROR: {trace.Mask(entry.Error).ReplaceLineEndings(" ")}";

    private static string Size(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes}B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#}KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.#}MB"),
    };

    // Masked before quoting: quoting changes a secret that contains a quote.
    private static string Literal(object? value, CallTrace trace)
    {
        var plain = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var masked = trace.Mask(plain);
        return masked == plain ? Literal(value) : Quote(masked);
    }

    // The format of the recorded output: text quoted, true as '1', fractions with six digits.
    private static string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        true => "'1'",
        false => "0",
        double or float or decimal => string.Create(CultureInfo.InvariantCulture, $"{value:0.000000}"),
        sbyte or byte or short or ushort or int or uint or long or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        byte[] bytes => $"0x{Convert.ToHexString(bytes)}",
        DateTime or DateTimeOffset => string.Create(CultureInfo.InvariantCulture, $"'{value:yyyy-MM-dd HH:mm:ss.FFFFFFF}'"),
        DateOnly => string.Create(CultureInfo.InvariantCulture, $"'{value:yyyy-MM-dd}'"),
        TimeOnly => string.Create(CultureInfo.InvariantCulture, $"'{value:HH:mm:ss.FFFFFFF}'"),
        IFormattable formattable => Quote(formattable.ToString(null, CultureInfo.InvariantCulture)),
        _ => Quote(value.ToString() ?? ""),
    };

    private static string Quote(string text) => $"'{text.Replace("\\", "\\\\").Replace("'", "\\'")}'";

    [GeneratedRegex(
        """\b(?:FROM|INTO|UPDATE|TABLE)\s+(?:IF\s+(?:NOT\s+)?EXISTS\s+)?"""
        + """(?:[`"\[]?[^\s`"\[\]().;,]+[`"\]]?\.)*[`"\[]?[^\s`"\[\]().;,]+""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex TablePattern();
}
