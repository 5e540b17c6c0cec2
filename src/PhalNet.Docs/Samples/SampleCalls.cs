using PhalNet.Descriptions;

namespace PhalNet.Docs;

/// <summary>The initial call of the samples on a page.</summary>
internal static class SampleCalls
{
    /// <summary>Contains required parameters and those with a declared example.</summary>
    public static SampleCall For(ServiceDocument document, string address)
    {
        var isBodiless = HttpVerb.IsBodiless(HttpVerb.Of(document));
        var sent = document.Parameters.Where(parameter => parameter.Rule.Required || parameter.HasExample)
            .ToLookup(parameter => PlaceOf(parameter, isBodiless));
        return new(
            QueryText.Append(address, sent[Place.Address].Select(Value)),
            document.Name,
            [.. sent[Place.Value].Select(Value)],
            [.. sent[Place.File].Select(parameter => new SampleValue(parameter.Name, FileName(parameter)))])
        {
            Verb = HttpVerb.Of(document),
            Headers = [.. sent[Place.Header].Select(Value), .. Cookies([.. sent[Place.Cookie]])],
        };
    }

    public static string FileName(ParameterDocument parameter)
    {
        var extension = parameter.Rule.File?.Extensions is [var first, ..] ? first : "txt";
        return $"{parameter.Name}.{extension}";
    }

    // Without a body, all parameters are in the query anyway.
    private static Place PlaceOf(ParameterDocument parameter, bool isBodiless) => parameter.Rule.Source switch
    {
        ValueSource.Header => Place.Header,
        ValueSource.Cookie => Place.Cookie,
        ValueSource.Query when !isBodiless => Place.Address,
        _ => parameter.IsFile ? Place.File : Place.Value,
    };

    private static IEnumerable<SampleValue> Cookies(IReadOnlyList<ParameterDocument> cookies) => cookies.Count == 0 ? [] :
        [new("Cookie", string.Join("; ", cookies.Select(Value).Select(cookie => $"{cookie.Name}={QueryText.Encode(cookie.Value)}")))];

    private static SampleValue Value(ParameterDocument parameter) => new(parameter.Name, parameter.Example ?? parameter.Template ?? "");

    private enum Place
    {
        Value,
        File,
        Address,
        Header,
        Cookie,
    }
}
