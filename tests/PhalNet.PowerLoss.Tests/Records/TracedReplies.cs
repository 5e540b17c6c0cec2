using System.Globalization;
using System.Text;
using PhalNet.PowerLoss.Tests.Tracing;

namespace PhalNet.PowerLoss.Tests.Records;

/// <summary>The replies on one connection, assembled from the sent data.</summary>
internal static class TracedReplies
{
    private const string Length = "\r\nContent-Length: ";

    /// <summary>The start and the body of each reply, except incomplete ones.</summary>
    public static IEnumerable<(int Time, string Body)> Of(IEnumerable<TracedCall> sends)
    {
        var time = 0;
        var received = "";
        foreach (var send in sends)
        {
            if (received.Length == 0)
                time = send.Begin;
            received += Encoding.Latin1.GetString(send.Data);
            var head = received.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0)
                continue;
            var length = received.IndexOf(Length, 0, head, StringComparison.Ordinal) + Length.Length;
            if (length < Length.Length)
                throw new NotModelledException("a reply without Content-Length");
            var end = head + 4 + int.Parse(received[length..received.IndexOf('\r', length)], CultureInfo.InvariantCulture);
            if (received.Length < end)
                continue;
            if (received.Length > end)
                throw new NotModelledException("two replies at once");
            yield return (time, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(received[(head + 4)..])));
            received = "";
        }
    }
}
