using System.Globalization;
using Microsoft.Extensions.Options;
using PhalNet;

namespace Modules.Platform;

/// <summary>Times as replies show them: <c>YYYY-MM-DD HH:MM:SS</c> in the application's time zone.</summary>
internal sealed class LocalTime(IOptions<PhalNetOptions> options, TimeProvider time)
{
    private readonly TimeZoneInfo _zone = options.Value.FindTimeZone(time);

    public string Text(long unixSeconds) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(unixSeconds), _zone)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
