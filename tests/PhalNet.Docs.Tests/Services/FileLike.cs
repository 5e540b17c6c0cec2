namespace PhalNet.Docs.Tests.Services;

/// <summary>Named so that its pages could be taken for other files.</summary>
[Service("Index.Html")]
public sealed class FileLike
{
    /// <summary>Like a page</summary>
    public int Html() => 0;

    /// <summary>Like Chinese</summary>
    public int 索引() => 0;
}
