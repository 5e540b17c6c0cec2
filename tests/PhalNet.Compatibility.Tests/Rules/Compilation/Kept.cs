namespace PhalNet.Compatibility.Tests.Rules.Compilation;

/// <summary>Keeps the values of its last call, as a careless service would.</summary>
[Service("App.Kept")]
public sealed class Kept(ICallContext call, Kept.Memory memory)
{
    public int Keep()
    {
        memory.Values = call.Values;
        return memory.Values.Names().Count;
    }

    public sealed class Memory
    {
        public ICallValues? Values { get; set; }
    }
}
