namespace PhalNet.Conformance.Services;

[Service("Platform_Admin.Report_Daily")]
internal class AdminReportDaily
{
    public object index(ICallContext call) => Echo.Of(call);

    public object export(ICallContext call) => Echo.Of(call);
}
