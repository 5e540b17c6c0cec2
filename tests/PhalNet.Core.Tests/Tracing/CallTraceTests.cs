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

    private sealed class ManualTime : TimeProvider
    {
        private long _milliseconds;

        public override long TimestampFrequency => 1000;

        public void Advance(int milliseconds) => _milliseconds += milliseconds;

        public override long GetTimestamp() => _milliseconds;
    }
}
