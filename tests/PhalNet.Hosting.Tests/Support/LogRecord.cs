using Microsoft.Extensions.Logging;

namespace PhalNet.Hosting.Tests.Support;

public sealed record LogRecord(LogLevel Level, string Category, EventId Event, string Message, Exception? Exception)
{
    public override string ToString() => $"{Level} {Category}[{Event.Id}] {Message} {Exception}";
}
