using System.Net;
using System.Numerics;
using System.Runtime.InteropServices;

namespace PhalNet;

/// <summary>A call whose result has not been disposed.</summary>
/// <param name="Service">The full name of the action.</param>
/// <param name="Caller">The caller's address; empty without a network.</param>
/// <param name="Since">When the call began.</param>
/// <param name="LastMark">The last entry of its timeline; empty when no timeline is recorded.</param>
public sealed record OpenCall(string Service, string Caller, DateTimeOffset Since, string LastMark);

/// <summary>
/// The calls in progress of one module, each in a slot from its start until its result is disposed. Slots are striped by thread and reused,
/// so that a call neither allocates nor contends for a lock. Most calls end on the thread that began them before it begins another one:
/// each thread has a few slots that are taken without a lock; the others are in growing stripes.
/// </summary>
/// <param name="clock">Provides the start times of calls.</param>
/// <param name="hasCancellations">Whether calls have their own cancellation; only slots in stripes can store one.</param>
internal sealed class OpenCallTable(CoarseClock clock, bool hasCancellations)
{
    /// <summary>The place of a call without a slot.</summary>
    public const int Nowhere = -1;

    private const int Quick = 1 << 30;

    // As many as fit in a cache line.
    private const int QuickSlotsOfThread = 4;

    // Results that are never disposed are a bug in the calling code; they must not use up the memory.
    private const int MostSlots = 1 << 14;
    private const int PlaceBits = 16;

    private readonly QuickSlot[] _quick = new QuickSlot[hasCancellations ? 0 : 2 * QuickSlotsOfThread * StripeCount()];
    private readonly Stripe[] _stripes = [.. Enumerable.Range(0, StripeCount()).Select(_ => new Stripe(new(false)))];

    /// <summary>Puts a call in a slot and returns its place, or <see cref="Nowhere"/> when there are too many calls.</summary>
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

    /// <summary>The call's own cancellation, linked to that of its caller and created on first use.</summary>
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
            // The code that cuts calls off either has marked this call already or will find its source.
            if (call.IsCutOff)
                made.Cancel();
            return token;
        }

        made.Dispose();
        return kept?.Token ?? caller;
    }

    /// <summary>The calls in progress, oldest first.</summary>
    public IReadOnlyList<OpenCall> List()
    {
        var found = new List<(CallContext Call, IPAddress? Address, long Timestamp)>();
        foreach (ref var slot in _quick.AsSpan())
        {
            if (Volatile.Read(ref slot.Call) is not { } call)
                continue;
            var (address, timestamp) = (call.FindAddress(), slot.Timestamp);

            // The values belong to another call if this one has ended in between.
            if (Volatile.Read(ref slot.Call) == call)
                found.Add((call, address, timestamp));
        }

        foreach (ref var stripe in _stripes.AsSpan())
        {
            var entered = false;
            try
            {
                // Under the lock no call can leave its slot, so its request can be asked for the address.
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

    /// <summary>Cancels all calls in progress; the task fails if a callback of a token fails.</summary>
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

    // The cancellation source of a call's slot; the given source is stored if there is none. Null when the call has left its slot.
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

    /// <summary>The slots of some threads, padded to avoid sharing a cache line with others.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Stripe(SpinLock gate)
    {
        [FieldOffset(64)]
        public Slot[]? Slots;

        [FieldOffset(72)]
        public SpinLock Gate = gate;

        [FieldOffset(76)]
        private int _used;

        // The index of a free slot plus one; 0 for none.
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
