namespace PhalNet.Docs.Internal.Samples;

/// <summary>A word of a POSIX shell. Single quotes keep everything but themselves.</summary>
internal static class ShellLiteral
{
    public static string Write(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
