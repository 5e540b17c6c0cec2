using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;

namespace PhalNet;

/// <summary>A call whose result has not been disposed.</summary>
/// <param name="Service">The whole name of the action.</param>
/// <param name="Caller">The caller's address, empty without a network.</param>
/// <param name="Since">Since when it is under way.</param>
/// <param name="LastMark">The last tag of its timeline; empty where nothing is collected.</param>
public sealed record OpenCall(string Service, string Caller, DateTimeOffset Since, string LastMark);

/// <summary>
/// The calls under way of one module, each in a slot from its begin to the disposal of its result. Slots are striped by thread and used
/// again, so that a call neither allocates for it nor waits for others. Most calls end on the thread that began them before it begins
/// another: a few slots for each thread are taken without a lock, the rest stand in stripes that grow.
/// </summary>
/// <param name="clock">Tells since when a call is under way.</param>
/// <param name="hasCancellations">Whether calls have a cancellation of their own, which only slots of stripes can keep.</param>
internal sealed class OpenCallTable(CoarseClock clock, bool hasCancellations)
{
    /// <summary>A call that has no slot.</summary>
    public const int Nowhere = -1;

    private const int Quick = 1 << 30;

    // As many as share a cache line.
    private const int QuickSlotsOfThread = 4;

    // Results that nobody disposes are a mistake of whoever made the calls; it must not take all memory.
    private const int MostSlots = 1 << 14;
    private const int PlaceBits = 16;

    private readonly QuickSlot[] _quick = new QuickSlot[hasCancellations ? 0 : 2 * QuickSlotsOfThread * StripeCount()];
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount()).Select(_ => new Stripe(new(false)))];

    /// <summary>Puts a call in a slot; gives its place, <see cref="Nowhere"/> when there are too many.</summary>
    public int Add(CallContext call)
    {
        var timestamp = clock.Timestamp;
        var quick = _quick;
        if (quick.Length > 0)
        {
            var first = Environment.CurrentManagedThreadId * QuickSlotsOfThread & (quick.Length - 1);
            for (var i = first; i < first + QuickSlotsOfThread; i++)
            {
                ref var slot = ref quick[i];
                if (slot.Call is not null || Interlocked.CompareExchange(ref slot.Call, call, null) is not null)
                    continue;
                slot.Timestamp = timestamp;
                return Quick | i;
            }
        }

        return AddToStripe(call, timestamp);
    }

    private int AddToStripe(CallContext call, long timestamp)
    {
        var number = Environment.CurrentManagedThreadId & (_stripes.Length - 1);
        ref var stripe = ref _stripes[number];
        var entered = false;
        try
        {
            stripe.Gate.Enter(ref entered);
            var place = stripe.Take();
            if (place == Nowhere)
                return place;
            ref var slot = ref stripe.Slots![place];
            (slot.Call, slot.Timestamp) = (call, timestamp);
            return (number << PlaceBits) | place;
        }
        finally
        {
            if (entered)
                stripe.Gate.Exit(useMemoryBarrier: false);
        }
    }

    /// <summary>Empties the slot of a call.</summary>
    public void Remove(int place)
    {
        if (place == Nowhere)
            return;
        if ((place & Quick) != 0)
        {
            Volatile.Write(ref _quick[place & ~Quick].Call, null);
            return;
        }

        CancellationTokenSource? cancellation;
        ref var stripe = ref _stripes[place >> PlaceBits];
        var entered = false;
        try
        {
            stripe.Gate.Enter(ref entered);
            cancellation = stripe.GiveBack(place & (MostSlots - 1));
        }
        finally
        {
            if (entered)
                stripe.Gate.Exit(useMemoryBarrier: false);
        }

        cancellation?.Dispose();
    }

    /// <summary>A cancellation of the call's own, linked with its caller's and made when it is first asked for.</summary>
    public CancellationToken CancellationOf(CallContext call, int place, CancellationToken caller)
    {
        if (place == Nowhere)
            return caller;
        ref var stripe = ref _stripes[place >> PlaceBits];
        if (Find(ref stripe, call, place, null) is { } known)
            return known.Token;

        var made = CancellationTokenSource.CreateLinkedTokenSource(caller);
        var token = made.Token;
        var kept = Find(ref stripe, call, place, made);
        if (kept == made)
        {
            // Whoever cuts calls off has marked this one before it looks for a source, or finds the source.
            if (call.IsCutOff)
                made.Cancel();
            return token;
        }

        made.Dispose();
        return kept?.Token ?? caller;
    }

    /// <summary>The calls under way, the oldest first.</summary>
    public IReadOnlyList<OpenCall> List()
    {
        var found = new List<(CallContext Call, IPAddress? Address, long Timestamp)>();
        foreach (ref var slot in _quick.AsSpan())
        {
            if (Volatile.Read(ref slot.Call) is not { } call)
                continue;
            var (address, timestamp) = (call.FindAddress(), slot.Timestamp);

            // What was read belongs to another call when this one has ended meanwhile.
            if (Volatile.Read(ref slot.Call) == call)
                found.Add((call, address, timestamp));
        }

        foreach (ref var stripe in _stripes.AsSpan())
        {
            var entered = false;
            try
            {
                // No call leaves meanwhile: its request is there to be asked for the address.
                stripe.Gate.Enter(ref entered);
                foreach (ref var slot in stripe.Slots.AsSpan())
                {
                    if (slot.Call is { } call)
                        found.Add((call, call.FindAddress(), slot.Timestamp));
                }
            }
            finally
            {
                if (entered)
                    stripe.Gate.Exit();
            }
        }

        var time = clock.Time;
        var (now, current) = (time.GetUtcNow(), time.GetTimestamp());
        return [.. found.OrderBy(each => each.Timestamp).Select(each => new OpenCall(
            each.Call.Action.Name,
            each.Address?.ToString() ?? "",
            now - time.GetElapsedTime(each.Timestamp, current),
            each.Call.Trace.LastTag))];
    }

    /// <summary>Cancels all calls under way; what is registered for it may fail the task.</summary>
    public Task CutOffAsync()
    {
        var sources = new List<CancellationTokenSource>();
        foreach (ref var stripe in _stripes.AsSpan())
        {
            var entered = false;
            try
            {
                stripe.Gate.Enter(ref entered);
                foreach (ref var slot in stripe.Slots.AsSpan())
                {
                    slot.Call?.CutOff();
                    if (slot.Cancellation is { } source)
                        sources.Add(source);
                }
            }
            finally
            {
                if (entered)
                    stripe.Gate.Exit();
            }
        }

        return Task.WhenAll(sources.Select(CancelAsync));
    }

    private static async Task CancelAsync(CancellationTokenSource source)
    {
        try
        {
            await source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The call has just ended.
        }
    }

    // The source of a call's slot; the one given is put there when there is none. Null when the call has left its slot.
    private static CancellationTokenSource? Find(ref Stripe stripe, CallContext call, int place, CancellationTokenSource? made)
    {
        var entered = false;
        try
        {
            stripe.Gate.Enter(ref entered);
            ref var slot = ref stripe.Slots![place & (MostSlots - 1)];
            return slot.Call == call ? slot.Cancellation ??= made : null;
        }
        finally
        {
            if (entered)
                stripe.Gate.Exit();
        }
    }

    private static int StripeCount() => (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(Environment.ProcessorCount, 64));

    /// <summary>The slots of some threads; as large as keeps it from sharing a cache line with others.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe(SpinLock gate)
    {
        [FieldOffset(64)]
        public Slot[]? Slots;

        [FieldOffset(72)]
        public SpinLock Gate = gate;

        [FieldOffset(76)]
        private int _used;

        // The number of a free slot plus one, 0 for none.
        [FieldOffset(80)]
        private int _free;

        public int Take()
        {
            if (_free > 0)
            {
                var free = _free - 1;
                _free = Slots![free].NextFree;
                return free;
            }

            if (_used == MostSlots)
                return Nowhere;
            if (Slots is null || _used == Slots.Length)
                Array.Resize(ref Slots, Math.Max(8, _used * 2));
            return _used++;
        }

        public CancellationTokenSource? GiveBack(int place)
        {
            ref var slot = ref Slots![place];
            var cancellation = slot.Cancellation;
            (slot.Call, slot.Cancellation, slot.NextFree) = (null, null, _free);
            _free = place + 1;
            return cancellation;
        }
    }

    private struct QuickSlot
    {
        public CallContext? Call;
        public long Timestamp;
    }

    private struct Slot
    {
        public CallContext? Call;
        public CancellationTokenSource? Cancellation;
        public long Timestamp;
        public int NextFree;
    }
}
