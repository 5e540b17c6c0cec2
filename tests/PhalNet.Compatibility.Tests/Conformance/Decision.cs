namespace PhalNet.Compatibility.Tests.Conformance;

internal sealed record Decision(string As, int[] Rets);
