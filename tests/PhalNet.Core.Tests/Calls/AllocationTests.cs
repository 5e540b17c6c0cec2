using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Calls;

/// <summary>The maximum allocations of one call, so that an additional step in the pipeline is noticed.</summary>
public sealed class AllocationTests
{
    private const int Calls = 1000;

    [Fact]
    public async Task Call_WithFourParameters_AllocatesLittle()
    {
        await using var host = await TestHost.StartAsync(typeof(Light));
        var dispatcher = host.Dispatcher;
        var request = CallRequest.Create("App.Light.Run", ("id", "5"), ("name", "amy"), ("kind", "friday"));

        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Calls; i++)
            {
                var call = dispatcher.CallAsync(request);
                if (!call.IsCompletedSuccessfully)
                    throw new InvalidOperationException("The call is expected to end at once.");
#pragma warning disable CA2012
                _ = call.Result.DisposeAsync();
#pragma warning restore CA2012
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / Calls;
        }

        Measure();
        var bytes = Measure();

        bytes.ShouldBeLessThan(1200);
        TestContext.Current.TestOutputHelper?.WriteLine($"{bytes} bytes a call");
    }

    [Service("App.Light")]
    private sealed class Light
    {
        public int Run([Range(1, 10)] int id, [StringLength(10)] string name, DayOfWeek kind, string? extra = null, CancellationToken cancellation = default) =>
            id + name.Length + (int)kind + (extra?.Length ?? 0) + (cancellation.CanBeCanceled ? 1 : 0);
    }
}
