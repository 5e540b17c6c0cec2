namespace PhalNet.Conformance.Services;

[Service("Platform.Sign")]
internal sealed class PlatformSign : AppSign;
