namespace PhalNet.Modules;

/// <summary>Relative paths inside a module's folder, written with <c>/</c>.</summary>
internal static class RelativePath
{
    private const int MostLetters = 512;

    /// <summary>Whether a path stays inside its folder on every operating system.</summary>
    public static bool IsValid(string path) =>
        path.Length is > 0 and <= MostLetters && !path.Any(c => c is '\\' or ':' or < ' ')
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part[^1] is not (' ' or '.'));

    /// <summary>The relative path of a file in a folder.</summary>
    public static string Of(string directory, string file) => Path.GetRelativePath(directory, file).Replace('\\', '/');

    /// <summary>The full path of a relative path in a folder.</summary>
    public static string In(string directory, string path) => Path.Combine(directory, path.Replace('/', Path.DirectorySeparatorChar));
}
