using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using PhalNet.Core.Tests.Replies;

namespace PhalNet.Core.Tests.Calls;

#pragma warning disable CA1822

/// <summary>Sequences are read before the call ends.</summary>
public sealed class SequenceTests
{
    [Theory]
    [InlineData("Later", "[1,2,3]")]
    [InlineData("InATask", "[1,2,3]")]
    [InlineData("InAResult", "[1,2,3]")]
    [InlineData("InAnObject", "[1,2,3]")]
    [InlineData("None", "[]")]
    [InlineData("OfItsScope", "[1,2,3]")]
    [InlineData("OfItsScopeInAnObject", "[1,2,3]")]
    [InlineData("OfItsScopeInAResult", "[1,2,3]")]
    [InlineData("OfItsScopeWithoutAType", "[1,2,3]")]
    [InlineData("OfItsScopeQueried", "[1,2,3]")]
    [InlineData("OfItsScopeLater", "[1,2,3]")]
    [InlineData("Ordered", "[1,2,3]")]
    [InlineData("Characters", """["a","b"]""")]
    [InlineData("Pairs", """[{"key":"a","value":1}]""")]
    public async Task Sequence_IsWrittenAsAList(string action, string data)
    {
        await using var host = await StartAsync();

        (await host.DataAsync($"App.Sequences.{action}")).ShouldBe(data);
    }

    [Theory]
    [InlineData("Refusing")]
    [InlineData("RefusingLater")]
    public async Task Sequence_ThatRefusesWhileItIsRead_RefusesTheCall(string action)
    {
        await using var host = await StartAsync();

        (await host.EnvelopeAsync($"App.Sequences.{action}")).ShouldBe("""{"ret":404,"data":{},"msg":"no more"}""");
    }

    [Theory]
    [InlineData(3, 200)]
    [InlineData(4, 500)]
    [InlineData(int.MaxValue, 500)]
    public async Task Sequence_OverTheLimit_FailsTheCall_AndIsGivenUp(int count, int ret)
    {
        await using var host = await StartAsync(limit: 3);

        var result = await host.CallAsync("App.Sequences.Counted", ("count", count));

        result.Ret.ShouldBe(ret);
        Sequences.Ended.ShouldBeTrue();
        host.Log.Lines.Any(line => line.Exception?.Message.Contains("3 elements that PhalNet:SequenceItems allows", StringComparison.Ordinal) == true)
            .ShouldBe(ret == 500);
    }

    [Fact]
    public async Task Limit_IsTenThousand_WhereNothingIsSaid()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.Sequences.Counted", ("count", 10_000))).Ret.ShouldBe(200);
        (await host.CallAsync("App.Sequences.Counted", ("count", 10_001))).Ret.ShouldBe(500);
    }

    [Fact]
    public async Task Sequence_OfACallerWhoLeaves_IsTold()
    {
        await using var host = await StartAsync();
        using var leaving = new CancellationTokenSource();

        var calling = host.Dispatcher.CallAsync(CallRequest.Create("App.Sequences.Endless"), leaving.Token);
        await leaving.CancelAsync();
        await using var result = await calling;

        result.Ret.ShouldBe(500);
        Sequences.Ended.ShouldBeTrue();
    }

    private static Task<TestHost> StartAsync(int? limit = null) => TestHost.StartAsync(
        app => app.AddModule("App", [typeof(Sequences)], module => module.Services.AddScoped<Store>()),
        options => options.SequenceItems = limit ?? options.SequenceItems);

    /// <summary>Like a DbContext: its sequences are only valid until it is disposed.</summary>
    public sealed class Store : IDisposable
    {
        private bool _isDisposed;

        public IEnumerable<int> Numbers()
        {
            for (var i = 1; i <= 3; i++)
            {
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                yield return i;
            }
        }

        public void Dispose() => _isDisposed = true;
    }

    [Service("App.Sequences")]
    private sealed class Sequences(Store store)
    {
        public static bool Ended { get; private set; }

        public IAsyncEnumerable<int> Later() => Count(3);

        public Task<IAsyncEnumerable<int>> InATask() => Task.FromResult(Count(3));

        public CallResult InAResult() => CallResult.Success(Count(3));

        public object InAnObject() => Count(3);

        public IAsyncEnumerable<int>? None() => null;

        public IEnumerable<int> OfItsScope() => store.Numbers();

        public object OfItsScopeInAnObject() => store.Numbers().Select(number => number);

        public CallResult OfItsScopeInAResult() => CallResult.Success(store.Numbers());

        public IEnumerable OfItsScopeWithoutAType() => store.Numbers();

        public IQueryable<int> OfItsScopeQueried() => store.Numbers().AsQueryable();

        public IAsyncEnumerable<int> OfItsScopeLater() => store.Numbers().ToAsyncEnumerable();

        public IOrderedEnumerable<int> Ordered() => store.Numbers().OrderBy(number => number);

        public IEnumerable<char> Characters() => "ab";

        public IEnumerable<KeyValuePair<string, int>> Pairs() => new Dictionary<string, int> { ["a"] = 1 };

        public IEnumerable<int> Refusing()
        {
            yield return 1;
            throw new CallException(404, "no more");
        }

        public async IAsyncEnumerable<int> RefusingLater()
        {
            await Task.Yield();
            yield return 1;
            throw new CallException(404, "no more");
        }

        public IAsyncEnumerable<int> Counted(int count) => Count(count);

        public IAsyncEnumerable<int> Endless() => Wait();

        private static async IAsyncEnumerable<int> Count(int count)
        {
            Ended = false;
            try
            {
                for (var i = 1; i <= count; i++)
                {
                    await Task.Yield();
                    yield return i;
                }
            }
            finally
            {
                Ended = true;
            }
        }

        private static async IAsyncEnumerable<int> Wait([EnumeratorCancellation] CancellationToken cancellation = default)
        {
            Ended = false;
            try
            {
                yield return 1;
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                Ended = true;
            }
        }
    }
}
