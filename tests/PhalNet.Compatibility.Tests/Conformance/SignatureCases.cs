using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The recorded signatures: the text to be hashed, its MD5, and which requests pass the check.</summary>
public sealed class SignatureCases
{
    private const int Refused = 406;

    private static readonly IReadOnlyList<RecordedCase> Cases = CaseFiles.Read("signature");

    [Fact]
    public void SignText_EqualsTheRecordedOne()
    {
        List<string> failures = [];
        foreach (var recorded in Cases.Where(HasSignText))
        {
            var expected = recorded.Json.TryGetProperty("signStringBase64", out var base64)
                ? base64.GetBytesFromBase64()
                : PhpText.ToBytes(recorded.Json.GetProperty("signString").GetString()!);
            var request = RecordedRequest.Read(recorded).Request;
            var (signName, separator) = Filter(recorded);
            var text = Md5Signature.Text(request, signName, separator);
            if (!PhpText.ToBytes(text).AsSpan().SequenceEqual(expected))
                failures.Add($"{recorded.Id}: '{text}'");
            else if (Md5Signature.Compute(request, signName, separator) != recorded.Json.GetProperty("sign").GetString())
                failures.Add($"{recorded.Id}: MD5");
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public void SignCheck_LetsThroughWhatTheRecordingDid()
    {
        List<string> failures = [];
        foreach (var recorded in Cases.Where(IsAboutTheCheck))
        {
            var expected = recorded.Expect.GetProperty("json").GetProperty("ret").GetInt32();
            var allowed = recorded.Decision is { } decision
                ? decision.As == "instead" ? decision.Rets : [expected, .. decision.Rets]
                : [expected];
            var ret = Ret(recorded);
            if (!allowed.Contains(ret))
                failures.Add($"{recorded.Id}: {ret} instead of {string.Join('/', allowed)}");
        }

        failures.ShouldBeEmpty();
    }

    // With an additional parameter, or the signature under a wrong name, the recorded text is what the client signed, not what arrived.
    private static bool HasSignText(RecordedCase recorded) =>
        recorded.Json.TryGetProperty("sign", out _)
        && recorded.Json.GetProperty("tags").EnumerateArray().All(tag => tag.GetString() is not ("sign:extra-param" or "sign:wrong-name"));

    // The other cases are about routing, rules, or a value that is not a filter.
    private static bool IsAboutTheCheck(RecordedCase recorded) =>
        !recorded.IsSkipped
        && recorded.Group is not ("sg-order" or "sg-notafilter" or "sg-nofilter")
        && recorded.Expect.TryGetProperty("json", out _);

    private static int Ret(RecordedCase recorded)
    {
        var request = RecordedRequest.Read(recorded);
        var service = ServiceName.Of(request);
        var config = recorded.Value("config");
        var listed = config.IsArray && config.Array.TryGet("app.service_whitelist", out var own) ? own : PhpArray.ListOf("Site.Index");
        if (new ServiceWhiteList(listed).Contains(service.Namespace, service.Class, service.Action))
            return 200;
        var (signName, separator) = Filter(recorded);
        return Md5Signature.IsValid(request.Request, signName, separator) ? 200 : Refused;
    }

    private static (string SignName, string? Separator) Filter(RecordedCase recorded)
    {
        var filter = recorded.Json.GetProperty("config").GetProperty("filter");
        var signName = filter.TryGetProperty("signName", out var name) ? name.GetString()! : "sign";
        return (signName, filter.TryGetProperty("separator", out var separator) ? separator.GetString() : null);
    }
}
