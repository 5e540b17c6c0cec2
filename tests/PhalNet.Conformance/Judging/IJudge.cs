using PhalNet.Conformance.Cases;
using PhalNet.Conformance.Http;

namespace PhalNet.Conformance.Judging;

internal interface IJudge
{
    /// <returns>Why the case is skipped, or null.</returns>
    string? ReasonToSkip(ConformanceCase @case);

    Verdict Judge(ConformanceCase @case, RawReply reply);
}
