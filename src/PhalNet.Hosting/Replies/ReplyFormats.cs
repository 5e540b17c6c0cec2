using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace PhalNet.Hosting;

/// <summary>The reply formats of an application: the registered ones and XML.</summary>
internal sealed class ReplyFormats
{
    private readonly IReadOnlyList<IReplyFormat> _known;

    public ReplyFormats(IServiceProvider services)
    {
        Json = services.GetRequiredService<JsonReplyFormat>();
        _known = [.. services.GetServices<IReplyFormat>(), new XmlReplyFormat(Json)];
    }

    public JsonReplyFormat Json { get; }

    /// <summary>The formats of the given names; JSON when there are none.</summary>
    public IReadOnlyList<IReplyFormat> Select(IReadOnlyList<string> names) =>
        names.Count == 0 ? [Json] : [.. names.Select(name => Find(name)!)];

    /// <summary>The errors in the formats themselves, and in the names given by an entry.</summary>
    public IEnumerable<string> Validate(IReadOnlyList<string> names)
    {
        foreach (var format in _known.Where(format => string.IsNullOrWhiteSpace(format.Name)))
            yield return $"{format.GetType()} has no name.";
        foreach (var format in _known.Where(format => !MediaTypeHeaderValue.TryParse(format.ContentType, out _)))
            yield return $"{format.GetType()} has the content type '{format.ContentType}', which is not a media type.";
        foreach (var same in Repeated(_known, format => format.Name))
            yield return $"More than one reply format has the name '{same.Key}': "
                + $"{string.Join(", ", same.Select(format => format.GetType()))}.";
        foreach (var name in names.Where(name => Find(name) is null))
            yield return $"PhalNet:Formats has '{name}', which is not a known format; "
                + $"known formats: {string.Join(", ", _known.Select(format => format.Name))}.";
        foreach (var same in Repeated(names, name => name))
            yield return $"PhalNet:Formats has '{same.Key}' more than once.";
    }

    private static IEnumerable<IGrouping<string, T>> Repeated<T>(IEnumerable<T> all, Func<T, string> name) =>
        all.GroupBy(name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);

    private IReplyFormat? Find(string name) =>
        _known.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
