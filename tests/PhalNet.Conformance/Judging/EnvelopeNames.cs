using System.Text.Json;
using PhalNet.Conformance.Cases;

namespace PhalNet.Conformance.Judging;

/// <summary>The names of the envelope's members under the configuration of a case.</summary>
internal sealed record EnvelopeNames(string Ret, string Data, string Message, string Debug)
{
    public static readonly EnvelopeNames Plain = new("ret", "data", "msg", "debug");

    public static EnvelopeNames For(ConformanceCase @case) =>
        @case.Config.Member("sys.response.structure_map") is { ValueKind: JsonValueKind.Object } map
            ? new(Mapped(map, Plain.Ret), Mapped(map, Plain.Data), Mapped(map, Plain.Message), Mapped(map, Plain.Debug))
            : Plain;

    private static string Mapped(JsonElement map, string name) => map.Text(name) is { } other && other is not ("" or "0") ? other : name;
}
