namespace PhalNet.Hosting.Tests.Services;

/// <summary>Values that no serializer can write, and other failures.</summary>
[Service("App.Unwritable")]
public sealed class Unwritable
{
    public double NotANumber() => double.NaN;

    public object Infinite() => new { List = new object[] { 1, new { Deep = float.PositiveInfinity } } };

    public Node Cycle()
    {
        var node = new Node();
        node.Next = node;
        return node;
    }

    public object Getter() => new Throwing();

    public object Reflection() => typeof(string);

    public object Function() => new Func<Node>(Cycle);

    public object Growing() => new Grow<int>();

    public string GrowingNote(ICallContext call)
    {
        call.AddExtra("broken", new List<object> { new Grow<int>() });
        return "data";
    }

    public IEnumerable<int> Sequence()
    {
        yield return 1;
        throw new InvalidOperationException("secret of the sequence");
    }

    public string ExtraMember(ICallContext call)
    {
        call.AddExtra("broken", double.NaN);
        return "data";
    }

    public string Notes(ICallContext call)
    {
        call.Trace.Note("nan", double.NaN);
        call.Trace.Note("getter", new Throwing());
        call.Trace.Note("fine", new { A = 1 });
        call.Trace.Note("stack", "mine");
        call.Trace.Mark("my mark");
        return "data";
    }

    public void Throws() => throw new InvalidOperationException("secret of the service");

    public void ThrowsOwn() => throw new CallException(408, "come back later");

    public async Task ThrowsLater()
    {
        await Task.Yield();
        throw new InvalidOperationException("secret of the service");
    }

    public sealed class Node
    {
        public Node? Next { get; set; }
    }

    public sealed class Grow<T>
    {
        public T? Value { get; set; }

        public Grow<List<T>>? Next { get; set; }

        public Grow<T[]>? Other { get; set; }
    }

    public sealed class Throwing
    {
        public string Value => throw new InvalidOperationException("secret of the getter");
    }
}
