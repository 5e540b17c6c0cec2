using System.Text.Json;
using PhalNet.Conformance.Values;

namespace PhalNet.Conformance.Services;

internal static class ThrownException
{
    public static Exception Make(JsonElement thrown, ICallContext call)
    {
        var code = thrown.TryGetProperty("code", out var given) ? given.GetInt32() : 0;
        var message = Text(thrown, call);
        return thrown.GetProperty("class").GetString() switch
        {
            "BadRequest" => new BadRequestException(message, code),
            "InternalServerError" => new ServerErrorException(message, code),
            "Redirect" => new RedirectException(message, code),
            "PhalApiException" or "Biz" => new CallException(code, message),
            _ => new InvalidOperationException(message),
        };
    }

    private static string Text(JsonElement thrown, ICallContext call)
    {
        if (!thrown.TryGetProperty("translate", out var translate))
            return thrown.TryGetProperty("message", out var message) ? RespondValue.Build(message)?.ToString() ?? "" : "";
        MessageArgument[] arguments = [.. Arguments(translate[1]).Select(pair => new MessageArgument(pair.Name, pair.Value.ToString()))];
        return call.Translate(translate[0].GetString()!, arguments);
    }

    private static IEnumerable<JsonProperty> Arguments(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object ? parameters.EnumerateObject() : [];
}
