using System.Text.Json;
using Shouldly;
using Xunit;

namespace PhalNet.Compatibility.Tests.Conformance;

/// <summary>The recorded signatures: the text to be hashed, its MD5, and who gets past the check.</summary>
public sealed class SignatureCases
{
    private const int Refused = 406;

    private static readonly IReadOnlyList<RecordedCase> Cases = CaseFiles.Read("signature");

    [Fact]
    public void SignText_EqualsTheRecordedOne()
    {
        List<string> failures = [];
        foreach (RecordedCase recorded in Cases.Where(HasSignText))
        {
            byte[] expected = recorded.Json.TryGetProperty("signStringBase64", out JsonElement base64)
                ? base64.GetBytesFromBase64()
                : PhpText.ToBytes(recorded.Json.GetProperty("signString").GetString()!);
            PhpArray request = RecordedRequest.Read(recorded).Request;
            (string signName, string? separator) = Filter(recorded);
            string text = Md5Signature.Text(request, signName, separator);
            if (!PhpText.ToBytes(text).AsSpan().SequenceEqual(expected)) failures.Add($"{recorded.Id}: '{text}'");
            else if (Md5Signature.Compute(request, signName, separator) != recorded.Json.GetProperty("sign").GetString()) failures.Add($"{recorded.Id}: MD5");
        }

        failures.ShouldBeEmpty();
    }

    [Fact]
    public void SignCheck_LetsThroughWhatTheRecordingDid()
    {
        List<string> failures = [];
        foreach (RecordedCase recorded in Cases.Where(IsAboutTheCheck))
        {
            int expected = recorded.Expect.GetProperty("json").GetProperty("ret").GetInt32();
            int[] allowed = recorded.Decision is { } decision
                ? decision.As == "instead" ? decision.Rets : [expected, .. decision.Rets]
                : [expected];
            int ret = Ret(recorded);
            if (!allowed.Contains(ret)) failures.Add($"{recorded.Id}: {ret} instead of {string.Join('/', allowed)}");
        }

        failures.ShouldBeEmpty();
    }

    // With an extra parameter, or the signature under a wrong name, the recorded text is what the client signed, not what arrived.
    private static bool HasSignText(RecordedCase recorded) =>
        recorded.Json.TryGetProperty("sign", out _)
        && recorded.Json.GetProperty("tags").EnumerateArray().All(tag => tag.GetString() is not ("sign:extra-param" or "sign:wrong-name"));

    // The others are about routing, rules, or a filter that is none.
    private static bool IsAboutTheCheck(RecordedCase recorded) =>
        !recorded.IsSkipped
        && recorded.Group is not ("sg-order" or "sg-notafilter" or "sg-nofilter")
        && recorded.Expect.TryGetProperty("json", out _);

    private static int Ret(RecordedCase recorded)
    {
        PhpRequest request = RecordedRequest.Read(recorded);
        ServiceName service = ServiceName.Of(request);
        PhpValue config = recorded.Value("config");
        PhpValue listed = config.IsArray && config.Array.TryGet("app.service_whitelist", out PhpValue own) ? own : PhpArray.ListOf("Site.Index");
        if (new ServiceWhiteList(listed).Contains(service.Namespace, service.Class, service.Action)) return 200;
        (string signName, string? separator) = Filter(recorded);
        return Md5Signature.IsValid(request.Request, signName, separator) ? 200 : Refused;
    }

    private static (string SignName, string? Separator) Filter(RecordedCase recorded)
    {
        JsonElement filter = recorded.Json.GetProperty("config").GetProperty("filter");
        string signName = filter.TryGetProperty("signName", out JsonElement name) ? name.GetString()! : "sign";
        return (signName, filter.TryGetProperty("separator", out JsonElement separator) ? separator.GetString() : null);
    }
}
