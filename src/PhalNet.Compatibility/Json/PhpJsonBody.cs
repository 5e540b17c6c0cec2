using System.Text.Json;

namespace PhalNet.Compatibility;

/// <summary>
/// Reads a JSON body like PHP and PhalApi: only arrays and objects are accepted; any other value counts as malformed. Long values are read
/// on demand.
/// </summary>
internal static class PhpJsonBody
{
    // For shorter values a deferred value would take as much memory as the value.
    private const int ShortValue = 512;

    /// <summary>False when the body is not JSON; a body over a limit is JSON and has a failure.</summary>
    /// <param name="body">The body.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <param name="others">The number of other names in the request.</param>
    /// <param name="hasEnded">Whether the body can no longer be read.</param>
    /// <param name="array">The content.</param>
    /// <param name="failure">The failure of an exceeded limit.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, RequestLimits limits, int others, Func<bool> hasEnded, out PhpArray array, out CallFailure? failure)
    {
        array = [];
        failure = null;
        var text = body.Span.TrimStart(" \t\n\r"u8);
        if (text.IsEmpty || text[0] is not ((byte)'{' or (byte)'['))
            return false;
        var depth = Math.Min(limits.DepthOr(PhpJsonReader.MaxArrayDepth), PhpJsonReader.MaxArrayDepth);
        using var members = JsonMembers.Read(body, limits, depth, others);
        if (members.Fault != JsonBodyFault.None)
        {
            failure = members.Fault == JsonBodyFault.OverLimit ? members.Failure : null;
            return failure is not null;
        }

        for (var i = 0; i < members.Count; i++)
        {
            var value = Value(members, i, hasEnded);
            if (members.Kind == JsonValueKind.Array)
                array.Append(value);
            else
                array[members.Name(i)] = value;
        }

        return true;
    }

    private static PhpValue Value(JsonMembers members, int index, Func<bool> hasEnded)
    {
        var json = members.Value(index);
        var kind = members.KindOf(index);
        if (json.Length > ShortValue && kind is JsonValueKind.String or JsonValueKind.Object or JsonValueKind.Array)
            return PhpValue.Of(kind == JsonValueKind.String ? PhpKind.String : PhpKind.Array, new DeferredJson(json, hasEnded));
        PhpJsonReader.TryDecode(json.Span, out var value);
        return value;
    }

    private sealed class DeferredJson(ReadOnlyMemory<byte> json, Func<bool> hasEnded) : DeferredValue(json, hasEnded)
    {
        protected override PhpValue Read(ReadOnlyMemory<byte> bytes)
        {
            PhpJsonReader.TryDecode(bytes.Span, out var value);
            return value;
        }
    }
}
