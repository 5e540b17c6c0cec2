using System.Text.Json;
using PhalNet.Conformance.Values;

namespace PhalNet.Conformance.Services;

internal static class ThrownException
{
    public static Exception Make(JsonElement thrown, ICallContext call)
    {
        var code = thrown.TryGetProperty("code", out var given) ? given.GetInt32() : 0;
        if (!TryText(thrown, call, out var message))
            return new InvalidOperationException("the message is no text");
        return thrown.GetProperty("class").GetString() switch
        {
            "BadRequest" => new BadRequestException(message, code),
            "InternalServerError" => new ServerErrorException(message, code),
            "Redirect" => new RedirectException(message, code),
            "PhalApiException" or "Biz" => new CallException(code, message),
            _ => new InvalidOperationException(message),
        };
    }

    private static bool TryText(JsonElement thrown, ICallContext call, out string text)
    {
        if (thrown.TryGetProperty("translate", out var translate))
        {
            MessageArgument[] arguments = [.. Arguments(translate[1]).Select(pair => new MessageArgument(pair.Name, pair.Value.ToString()))];
            text = call.Translate(translate[0].GetString()!, arguments);
            return true;
        }

        var built = thrown.TryGetProperty("message", out var message) ? RespondValue.Build(message) : "";
        text = built?.ToString() ?? "";
        return built is not UndecodableText;
    }

    private static IEnumerable<JsonProperty> Arguments(JsonElement parameters) =>
        parameters.ValueKind == JsonValueKind.Object ? parameters.EnumerateObject() : [];
}
