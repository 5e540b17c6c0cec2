using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CS9113

public sealed partial class DependencyTests
{
    private class Repository(Database? database)
    {
        public override string ToString() => $"{database}";
    }

    private sealed class ClosedRepository : Repository
    {
        internal ClosedRepository(int number) : base(null) => _ = number;
    }

    private sealed class Database(string text);

    private class Part
    {
        public override string ToString() => "Part";
    }

    private sealed class NeedyPart(Uri uri) : Part;

    private sealed class KnowingPart([ServiceKey] string key) : Part
    {
        public override string ToString() => key;
    }

    [Service("App.Orders")]
    private sealed class Orders(Repository repository)
    {
        public string Run() => $"{repository}";
    }

    [Service("App.OrdersToo")]
    private sealed class OrdersToo(Repository repository)
    {
        public string Run() => $"{repository}";
    }

    [Service("App.Keyed")]
    private sealed class Keyed([FromKeyedServices("red")] Part part)
    {
        public string Run() => $"{part}";
    }

    [Service("Any.AnyKeyed")]
    private sealed class AnyKeyed([FromKeyedServices("red")] Part part)
    {
        public string Run() => $"{part}";
    }

    private sealed class Circle(ICircle other);

    private interface ICircle;

    private sealed class OtherCircle(Circle circle) : ICircle;

    [Service("App.Round")]
    private sealed class Round(Circle circle)
    {
        public string Run() => $"{circle}";
    }

    private sealed class Holder(Through through);

    private sealed class Through(Part part);

    [Service("App.Holding")]
    private sealed class Holding(Holder holder)
    {
        public string Run() => $"{holder}";
    }

    [Service("App.Calling")]
    private sealed class Calling(ICallContext call)
    {
        public string Run() => $"{call}";
    }

    [Service("App.Twofold")]
    private sealed class Twofold
    {
        public Twofold(Part part) => _ = part;

        public Twofold(Circle circle) => _ = circle;

        public void Run()
        {
        }
    }

    private sealed class Growing<T>(Growing<List<T>> next);

    [Service("App.Endless")]
    private sealed class Endless(Growing<int> growing)
    {
        public string Run() => $"{growing}";
    }

    private interface IStore<T>;

    private sealed class Store<T>(Part part) : IStore<T>;

    private sealed class ValueStore<T> : IStore<T> where T : struct;

    [Service("App.Everything")]
    private sealed class Everything(IStore<string> store, IEnumerable<Uri> uris, IServiceProvider services, Repository repository, IEnumerable<IStore<string>> stores, string text = "none")
    {
        public string Run() => $"{store.GetType().Name} {uris.Count()} {text} {stores.Count()} {repository.GetType().Name}{(services is null ? "!" : "")}";
    }

    [Service("App.Text")]
    private sealed class Text(IStore<string> store)
    {
        public string Run() => $"{store}";
    }

    [Service("App.Listing")]
    private sealed class Listing(IEnumerable<Part> parts)
    {
        public int Run() => parts.Count();
    }

    [Service("App.Storing")]
    private sealed class Storing(IStore<int> store)
    {
        public string Run() => $"{store}";
    }

    private sealed class Asking(Repository repository) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => next(call);
    }

    [Service("App.Filtered")]
    private sealed class Filtered
    {
        public void Run()
        {
        }
    }

    [Service("App.AsksLazy")]
    private sealed class AsksLazy(Lazy<Part> part)
    {
        public string Run() => part.Value.GetType().Name;
    }

    [Service("App.AsksFunc")]
    private sealed class AsksFunc(Func<Part> part)
    {
        public string Run() => part().GetType().Name;
    }

    [Service("App.AsksArray")]
    private sealed class AsksArray(Part[] parts)
    {
        public int Run() => parts.Length;
    }

    [Service("App.AsksList")]
    private sealed class AsksList(IReadOnlyList<Part> parts)
    {
        public int Run() => parts.Count;
    }

    private sealed class Later<T>(IServiceProvider services) : Lazy<T>(() => services.GetRequiredService<T>()) where T : notnull;

    private sealed class LaterCircle(Lazy<LaterCircle> next)
    {
        public string Next => next.Value.GetType().Name;
    }

    [Service("App.RoundLater")]
    private sealed class RoundLater(LaterCircle circle)
    {
        public string Run() => circle.Next;
    }
}
