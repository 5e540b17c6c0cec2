namespace PhalNet.Conformance.Services;

[Service("Platform.Member")]
internal sealed class PlatformMember : AppMember;
