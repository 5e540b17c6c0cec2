using System.Text;

namespace PhalNet.Hosting;

/// <summary>The headers of a part as they were sent: the multipart reader trims their values, which PHP does not.</summary>
internal static class PartHeaders
{
    private const int Longest = 8 * 1024;

    private static readonly byte[] Name = "\ncontent-type:"u8.ToArray();

    /// <summary>The media type of the part whose content starts at a position, blanks at its end included; null when it is not found.</summary>
    public static async Task<string?> ContentTypeAsync(Stream body, long start, CancellationToken cancellation)
    {
        var position = body.Position;
        var length = (int)Math.Min(start, Longest);
        var head = new byte[length];
        body.Position = start - length;
        await body.ReadExactlyAsync(head, cancellation);
        body.Position = position;
        return Find(head);
    }

    private static string? Find(ReadOnlySpan<byte> head)
    {
        for (var i = head.Length - Name.Length; i >= 0; i--)
        {
            if (!Ascii.EqualsIgnoreCase(head.Slice(i, Name.Length), Name))
                continue;
            var value = head[(i + Name.Length)..];
            var end = value.IndexOfAny((byte)'\r', (byte)'\n');
            return Encoding.UTF8.GetString(end < 0 ? value : value[..end]).TrimStart(' ', '\t');
        }

        return null;
    }
}
