using PhalNet.Internal.Calls;

namespace PhalNet.Internal.Actions;

/// <summary>The arguments that come from the call itself and not from the request's values.</summary>
internal abstract class ContextArgumentKind
{
    private static readonly ContextArgumentKind Context = new ContextKind();
    private static readonly ContextArgumentKind Trace = new TraceKind();
    private static readonly ContextArgumentKind Cancellation = new CancellationKind();

    public abstract object Value(CallContext call);

    public static ContextArgumentKind? Of(Type type) =>
        type == typeof(ICallContext) ? Context
        : type == typeof(CallTrace) ? Trace
        : type == typeof(CancellationToken) ? Cancellation
        : null;

    private sealed class ContextKind : ContextArgumentKind
    {
        public override object Value(CallContext call) => call;
    }

    private sealed class TraceKind : ContextArgumentKind
    {
        public override object Value(CallContext call) => call.Trace;
    }

    private sealed class CancellationKind : ContextArgumentKind
    {
        private static readonly object None = CancellationToken.None;

        public override object Value(CallContext call) => call.Cancellation == default ? None : call.Cancellation;
    }
}
