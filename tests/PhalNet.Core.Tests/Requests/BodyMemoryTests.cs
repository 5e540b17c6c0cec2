namespace PhalNet.Core.Tests.Requests;

public sealed class BodyMemoryTests
{
    private const long Most = 4_096_000;

    private readonly SteppedTime _time = new();
    private readonly BodyMemory _memory;

    public BodyMemoryTests() => _memory = new(new() { BodiesInFlightBytes = Most }, _time);

    [Fact]
    public void SmallShares_AreCountedAndNeverWait()
    {
        using var large = Take(Most);
        using var small = new BodyShare(_memory);

        small.TakeAsync(1000, default).IsCompletedSuccessfully.ShouldBeTrue();

        _memory.Used.ShouldBe(Most + 1000);
    }

    [Fact]
    public async Task Waiting_EndsInTheOrderItBegan()
    {
        var first = Take(Most);
        using var second = new BodyShare(_memory);
        using var third = new BodyShare(_memory);
        var large = second.TakeAsync(Most, default).AsTask();
        var later = third.TakeAsync(10_000, default).AsTask();

        first.Dispose();
        await large;

        later.IsCompleted.ShouldBeFalse();
        second.Dispose();
        await later;
        _memory.Used.ShouldBe(10_000);
        _memory.Waiting.ShouldBe(0);
    }

    [Fact]
    public async Task Waiting_ForTenSeconds_IsRefused()
    {
        using var first = Take(Most);
        using var second = new BodyShare(_memory);
        var wait = second.TakeAsync(10_000, default).AsTask();

        _time.EndAll();

        (await Should.ThrowAsync<CallException>(wait)).Ret.ShouldBe(503);
        _memory.Waiting.ShouldBe(0);
        second.Dispose();
        _memory.Used.ShouldBe(Most);
    }

    [Fact]
    public async Task Waiting_ThatIsGivenUp_LetsTheNextOneIn()
    {
        using var first = Take(Most / 2);
        using var second = new BodyShare(_memory);
        using var third = new BodyShare(_memory);
        using var leaving = new CancellationTokenSource();
        var large = second.TakeAsync(Most, leaving.Token).AsTask();
        var small = third.TakeAsync(10_000, default).AsTask();

        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(large);
        await small;
    }

    [Fact]
    public async Task Body_LargerThanAll_RunsAlone()
    {
        var first = Take(10_000);
        using var large = new BodyShare(_memory);
        var wait = large.TakeAsync(Most * 2, default).AsTask();
        wait.IsCompleted.ShouldBeFalse();

        first.Dispose();
        await wait;

        using var later = new BodyShare(_memory);
        var next = later.TakeAsync(10_000, default).AsTask();
        next.IsCompleted.ShouldBeFalse();
        large.Dispose();
        await next;
    }

    [Fact]
    public async Task Bodies_ThatAllWaitForMore_EndOneAfterTheOther()
    {
        var first = Take(Most / 2);
        var second = Take(Most / 2);

        var more = first.TakeAsync(Most / 2, default).AsTask();
        more.IsCompleted.ShouldBeFalse();
        var other = second.TakeAsync(Most / 2, default).AsTask();
        await more;

        other.IsCompleted.ShouldBeFalse();
        first.Dispose();
        await other;
        second.Dispose();
        _memory.Used.ShouldBe(0);
    }

    [Fact]
    public async Task Bodies_OfManyAtOnce_AllEndAndGiveAllBack()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 2000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, token) =>
        {
            using var share = new BodyShare(_memory);
            for (var taken = 0; taken < 5; taken++)
            {
                await share.TakeAsync(50_000 + (i % 7 * 20_000), token);
                await Task.Yield();
            }
        });

        _memory.Used.ShouldBe(0);
        _memory.Waiting.ShouldBe(0);
    }

    private BodyShare Take(long bytes)
    {
        var share = new BodyShare(_memory);
        share.TakeAsync(bytes, default).IsCompletedSuccessfully.ShouldBeTrue();
        return share;
    }

    /// <summary>A clock whose timers fire when the test says so.</summary>
    private sealed class SteppedTime : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State, TimeSpan Due)> _timers = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state, dueTime));
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }

        public void EndAll()
        {
            foreach (var (callback, state, due) in _timers)
            {
                due.ShouldBe(TimeSpan.FromSeconds(10));
                callback(state);
            }
        }
    }
}
