namespace PhalNet.Docs.Internal.Comments;

/// <summary>Writes text as Markdown code, whatever backticks it has of its own.</summary>
internal static class MarkdownCode
{
    public static string Write(string code)
    {
        if (code.Length == 0)
            return "";
        var fence = new string('`', LongestRun(code) + 1);
        var blank = code[0] == '`' || code[^1] == '`' ? " " : "";
        return $"{fence}{blank}{code}{blank}{fence}";
    }

    /// <summary>How many backticks follow each other at most.</summary>
    public static int LongestRun(string code)
    {
        var longest = 0;
        var run = 0;
        foreach (var letter in code)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
