using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

internal interface IJudge
{
    /// <returns>Why the case is not sent at all, or null.</returns>
    string? ReasonToSkip(ConformanceCase @case);

    Verdict Judge(ConformanceCase @case, RawReply reply);
}
