namespace PhalNet.Core.Tests.Tracing;

public sealed class CallTraceTests
{
    [Fact]
    public void Marks_CountFromTheFirstAndKnowTheirSource()
    {
        var time = new ManualTime();
        var trace = CallTrace.Start(time);
        time.Advance(50);
        trace.Mark("first");
        time.Advance(10);
        trace.Mark();

        trace.IsEnabled.ShouldBeTrue();
        trace.Marks.Select(mark => mark.Tag).ShouldBe(["first", null]);
        trace.Marks[0].Elapsed.ShouldBe(TimeSpan.Zero);
        trace.Marks[1].Elapsed.ShouldBe(TimeSpan.FromMilliseconds(10));
        trace.Marks[0].File.ShouldEndWith("CallTraceTests.cs");
        trace.Marks[1].Line.ShouldBe(trace.Marks[0].Line + 2);
        trace.Marks[1].Bytes.ShouldBe(0);
    }

    [Fact]
    public void Memory_IsCountedWhenAskedFor()
    {
        var trace = CallTrace.Start(TimeProvider.System, memory: true);
        trace.Mark();
        GC.KeepAlive(new byte[100_000]);
        trace.Mark();

        trace.Marks[1].Bytes.ShouldBeGreaterThan(100_000);
    }

    [Fact]
    public void None_CollectsNothing()
    {
        CallTrace.None.Mark("a");
        CallTrace.None.Note("a", 1);
        CallTrace.None.Hide("a");
        CallTrace.None.BeginStatement("", "SELECT 1", [], default).End();
        CallTrace.None.BeginStatement("", "SELECT 1", [], default).End(new TimeoutException());
        default(TracedStatement).End();

        CallTrace.None.IsEnabled.ShouldBeFalse();
        CallTrace.None.Marks.ShouldBeEmpty();
        CallTrace.None.Notes.ShouldBeEmpty();
        CallTrace.None.Statements.ShouldBeEmpty();
        CallTrace.None.Mask("a").ShouldBe("a");
    }

    [Fact]
    public void Notes_OfOneName_KeepTheLastWithSecretsMasked()
    {
        var trace = CallTrace.Start(TimeProvider.System);
        trace.Note("user", "before");
        trace.Note("count", 5);
        trace.Note("user", "has abc and abcdef");
        trace.Hide("abc");
        trace.Hide("abcdef");
        trace.Hide("");

        trace.Notes.ShouldBe([new("count", 5), new("user", "has *** and ***")]);
    }

    [Fact]
    public async Task Trace_SharedByManyThreads_LosesNothing()
    {
        var trace = CallTrace.Start(TimeProvider.System);

        await Parallel.ForAsync(0, 1000, (i, _) =>
        {
            trace.Mark($"{i}");
            trace.Note($"{i}", i);
            return default;
        });

        trace.Marks.Count.ShouldBe(1000);
        trace.Notes.Count.ShouldBe(1000);
    }

    [Fact]
    public void Statements_ThatOthersReport_StandInTheOrderTheyBegan()
    {
        var time = new ManualTime();
        var trace = CallTrace.Start(time);
        var slow = trace.BeginStatement("cache", "GET user:1", [new("key", "user:1")], new("Cache.cs", 7, "Get"));
        time.Advance(5);
        var quick = trace.BeginStatement("main", "SELECT 1", [], default);
        time.Advance(3);
        quick.End(new TimeoutException("too late"));
        trace.Statements.Select(entry => entry.Number).ShouldBe([2]);
        slow.End();

        trace.Statements.Select(entry => (entry.Number, entry.Statement, entry.Elapsed.TotalMilliseconds, entry.Error)).ShouldBe(
        [
            (1, "GET user:1", 8, null), (2, "SELECT 1", 3, "System.TimeoutException: too late"),
        ]);
        trace.Statements[0].Location.ShouldBe(new CodeLocation("Cache.cs", 7, "Get"));
        trace.Statements[0].Database.ShouldBe("cache");
        trace.Statements[0].Parameters.ShouldBe([new("key", "user:1")]);
    }

    [Fact]
    public void Statement_WhereNothingIsCollected_AllocatesNothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
            CallTrace.None.BeginStatement("main", "SELECT 1", [], default).End();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    private sealed class ManualTime : TimeProvider
    {
        private long _milliseconds;

        public override long TimestampFrequency => 1000;

        public void Advance(int milliseconds) => _milliseconds += milliseconds;

        public override long GetTimestamp() => _milliseconds;
    }
}
