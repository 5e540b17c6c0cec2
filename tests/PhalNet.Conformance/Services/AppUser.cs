namespace PhalNet.Conformance.Services;

[Service("App.User")]
internal class AppUser
{
    public object index(ICallContext call) => Echo.Of(call);

    public object login(ICallContext call) => Echo.Of(call);

    public object getInfo(ICallContext call) => Echo.Of(call);

    public object ListAll(ICallContext call) => Echo.Of(call);

    public object list(ICallContext call) => Echo.Of(call);

    public object print(ICallContext call) => Echo.Of(call);

    public object _private_like(ICallContext call) => Echo.Of(call);

    public object go2(ICallContext call) => Echo.Of(call);

    public object finalOne(ICallContext call) => Echo.Of(call);

    public object 登录(ICallContext call) => Echo.Of(call);

    public object Api(ICallContext call) => Echo.Of(call);

    public object User(ICallContext call) => Echo.Of(call);

    public object byRef(ICallContext call) => Echo.Of(call);

    public object optional(ICallContext call, string? first = null, int second = 3) => Echo.Of(call);

    public object needsArg(string argument) => throw new InvalidOperationException($"never called without an argument: {argument}");

    protected object secret(ICallContext call) => Echo.Of(call);

    private object hidden(ICallContext call) => Echo.Of(call);
}
