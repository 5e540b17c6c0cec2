namespace PhalNet;

/// <summary>The source that asked for a statement.</summary>
/// <param name="File">The source file.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Member">The method.</param>
public readonly record struct SqlCaller(string File, int Line, string Member)
{
    /// <summary>The class: the file's name, as one file holds one type.</summary>
    public string Class => Path.GetFileNameWithoutExtension(File.Replace('\\', '/'));
}
