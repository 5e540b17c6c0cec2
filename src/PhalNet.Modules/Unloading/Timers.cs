using System.Collections;

namespace PhalNet.Modules;

/// <summary>Timers that a module has left running, such as one in a static field.</summary>
internal static class Timers
{
    private static readonly string[] Lists = ["_shortTimers", "_longTimers"];

    public static void Dispose(ContextObjects objects)
    {
        var queue = Members.Find(typeof(Timer), "System.Threading.TimerQueue");
        var timer = Members.Find(typeof(Timer), "System.Threading.TimerQueueTimer");
        var instances = (IEnumerable)Members.Value(queue.GetProperty("Instances", Members.Static), null, queue, "Instances")!;
        foreach (var instance in instances)
        {
            foreach (var left in Find(queue, timer, instance, objects))
                Members.Method(timer, "Dispose").Invoke(left, null);
        }
    }

    private static List<object> Find(Type queue, Type timer, object instance, ContextObjects objects)
    {
        var callback = Members.Field(timer, "_timerCallback");
        var state = Members.Field(timer, "_state");
        var next = Members.Field(timer, "_next");
        var found = new List<object>();
        using (Enter(queue, instance))
        {
            foreach (var head in Lists.Select(list => Members.Field(queue, list)))
            {
                for (var each = head.GetValue(instance); each is not null; each = next.GetValue(each))
                {
                    if (objects.Owns(callback.GetValue(each)) || objects.Owns(state.GetValue(each)))
                        found.Add(each);
                }
            }
        }

        return found;
    }

    // All queues share one lock.
    private static Lock.Scope Enter(Type queue, object instance)
    {
        const string Name = "SharedLock";
        var shared = queue.GetProperty(Name, Members.Static | Members.Instance);
        return ((Lock)Members.Value(shared, instance, queue, Name)!).EnterScope();
    }
}
