namespace PhalNet;

/// <summary>A file sent with a call. Its content is only available until the call ends.</summary>
public abstract class UploadedFile
{
    /// <summary>The name of the form field.</summary>
    public abstract string FieldName { get; }

    /// <summary>The file name as sent by the client, without directories.</summary>
    public abstract string FileName { get; }

    /// <summary>The media type as sent by the client; empty for none.</summary>
    public abstract string ContentType { get; }

    /// <summary>The size in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>Opens the content for reading from its start.</summary>
    public abstract Stream OpenRead();

    /// <summary>Writes the content to a new file; fails if the file exists.</summary>
    public async Task SaveAsync(string path, CancellationToken cancellation = default)
    {
        await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81920, useAsync: true);
        await using var source = OpenRead();
        await source.CopyToAsync(target, cancellation);
    }
}
