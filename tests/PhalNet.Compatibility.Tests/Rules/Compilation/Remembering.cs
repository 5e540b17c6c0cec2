namespace PhalNet.Compatibility.Tests.Rules.Compilation;

/// <summary>Keeps the values of its last call, like a careless service.</summary>
[Service("App.Remembering")]
public sealed class Remembering(ICallContext call, Remembering.Memory memory)
{
    public int Run()
    {
        memory.Values = call.Values;
        return memory.Values.Names().Count;
    }

    public sealed class Memory
    {
        public ICallValues? Values { get; set; }
    }
}
