namespace PhalNet.Conformance.Services;

[Service("App.用户")]
internal class AppChinese
{
    public object index(ICallContext call) => Echo.Of(call);

    public object 登录(ICallContext call) => Echo.Of(call);
}
