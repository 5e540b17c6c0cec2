namespace PhalNet.Core.Tests.Discovery;

public sealed partial class ActionMethodTests
{
    private abstract class Base
    {
        public string Run() => "base";
    }

    [Service("App.Hiding")]
    private sealed class Hiding : Base
    {
        public new string Run() => "derived";
    }

    [Service("App.HidingWithOtherResult")]
    private sealed class HidingWithOtherResult : Base
    {
        public new int Run() => 5;
    }

    private abstract class AsyncBase
    {
        public Task<string> RunAsync() => Task.FromResult("base");
    }

    [Service("App.HidingAsync")]
    private sealed class HidingAsync : AsyncBase
    {
        public new ValueTask<string> RunAsync() => new("derived");
    }

    private abstract class GenericBase<T>
    {
        public string Run(T value) => $"base {value}";
    }

    [Service("App.HidingGeneric")]
    private sealed class HidingGeneric : GenericBase<int>
    {
        public new string Run(int value) => $"derived {value}";
    }

    private abstract class VirtualBase
    {
        public virtual string Run() => "virtual";
    }

    [Service("App.Overriding")]
    private sealed class Overriding : VirtualBase
    {
        public override string Run() => "overridden";
    }

    private abstract class NarrowBase
    {
        public abstract object Run();
    }

    [Service("App.Narrowing")]
    private sealed class Narrowing : NarrowBase
    {
        public override string Run() => "narrower";
    }

    private abstract class Middle : Base
    {
        public new virtual string Run() => "middle";
    }

    [Service("App.HidingTwice")]
    private sealed class HidingTwice : Middle
    {
        public override string Run() => "most derived";
    }

    [Service("App.HidingAsNone")]
    private sealed class HidingAsNone : Base
    {
        [NonAction]
        public new string Run() => "none";
    }

    [Service("App.Overloaded")]
    private sealed class Overloaded
    {
        public int Run(int value) => value;

        public string Run(string value, Guid? id) => $"{value}{id}";

        public int Run(List<int[]> values) => values.Count;

        public Task RunAsync() => Task.CompletedTask;
    }

    [Service("App.OverloadingBase")]
    private sealed class OverloadingBase : Base
    {
        public string Run(string value) => value;
    }

    [Service("App.OverloadedOnce")]
    private sealed class OverloadedOnce
    {
        public int Run(int value) => value;

        [NonAction]
        public string Run(string value) => value;
    }

    private interface IDefaults
    {
        int Own();

        string Inherited(int value) => $"{value}";

        string Replaced() => "interface";

        [NonAction]
        string Marked() => "";

        static string Static() => "";
    }

    [Service("App.WithDefaults")]
    private sealed class WithDefaults : IDefaults
    {
        public int Own() => 1;

        public string Replaced() => "class";
    }

    [Service("App.Empty")]
    private sealed class Empty;

    [Service("App.Explicit")]
    private sealed class Explicit : IDefaults
    {
        int IDefaults.Own() => 1;

        string IDefaults.Inherited(int value) => "";

        string IDefaults.Replaced() => "";
    }

    [Service("App.WithStatics")]
    private sealed class WithStatics
    {
        public string Run() => Help(1) + Quiet();

        public static string Help(int value) => $"{value}";

        [NonAction]
        public static string Quiet() => "";
    }

    [Service("App.Recorded")]
    private sealed record Recorded
    {
        public string Name { get; init; } = "";

        public override string ToString() => Name;

        public string Run() => Name;
    }

    [Service("App.Accessors")]
    private sealed class Accessors
    {
        public event EventHandler? Changed;

        public int Count { get; set; }

        public int this[int index] => index;

        public override bool Equals(object? obj) => obj is Accessors;

        public override int GetHashCode() => 1;

        public void Run() => Changed?.Invoke(this, EventArgs.Empty);
    }

    [Service("App.Disposed")]
    private sealed class Disposed : IDisposable, IAsyncDisposable
    {
        public void Run()
        {
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;

        public int Dispose(int id) => id;
    }

    [Service("App.Disposing")]
    private sealed class Disposing
    {
        public void Dispose()
        {
        }
    }

    private static class Outer
    {
        [Service]
        internal sealed class Inner
        {
            public void Run()
            {
            }
        }
    }

    [Service("App.Variadic")]
    private sealed class Variadic
    {
        public int Sum(params int[] values) => values.Sum();
    }

    [Service("App.Unpassable")]
    private sealed class Unpassable
    {
        public int In(in int value) => value;

        public void Out(out int value) => value = 1;

        public int Span(ReadOnlySpan<char> value) => value.Length;

        public T Generic<T>(T value) => value;

        public void GenericList<T>(List<T> value) => _ = value;
    }
}
