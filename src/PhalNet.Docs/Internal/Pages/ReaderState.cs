namespace PhalNet.Docs.Internal.Pages;

/// <summary>What the password means for the reader of a page.</summary>
internal enum ReaderState
{
    /// <summary>Nothing: everybody sees the same.</summary>
    Everybody,

    /// <summary>With it there would be more to see.</summary>
    Stranger,

    /// <summary>It was given.</summary>
    LetIn,
}
