namespace PhalNet.Internal.Calls;

/// <summary>Lets the services of a call's scope ask for <see cref="ICallContext"/> in their constructors.</summary>
internal sealed class CallContextHolder
{
    public ICallContext? Context { get; set; }
}
