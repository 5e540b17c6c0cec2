using PhalNet.Docs.Internal.Documents;
using PhalNet.Docs.Internal.Samples;

namespace PhalNet.Docs.Internal.Pages;

/// <summary>The call that the samples of a page make before the reader has typed anything.</summary>
internal static class SampleCalls
{
    /// <summary>What must be sent, and what the module's author gave an example of.</summary>
    public static SampleCall For(ServiceDocument document, string address)
    {
        var sent = document.Parameters.Where(parameter => parameter.Rule.Source is ValueSource.Any or ValueSource.Body or ValueSource.Query)
            .Where(parameter => parameter.Rule.Required || parameter.HasExample).ToArray();
        return new(
            address,
            document.Name,
            [.. sent.Where(parameter => !parameter.IsFile).Select(parameter => new SampleValue(parameter.Name, parameter.Example ?? ""))],
            [.. sent.Where(parameter => parameter.IsFile).Select(parameter => new SampleValue(parameter.Name, FileName(parameter)))]);
    }

    public static string FileName(ParameterDocument parameter)
    {
        var extension = parameter.Rule.File?.Extensions is [var first, ..] ? first : "txt";
        return $"{parameter.Name}.{extension}";
    }
}
