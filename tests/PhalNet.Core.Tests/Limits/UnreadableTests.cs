using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Limits;

/// <summary>Members that cannot be read from JSON are reported at start instead of failing calls with ret 500.</summary>
public sealed class UnreadableTests
{
    public static TheoryData<Type, string> Members => new()
    {
        { typeof(Lazy<string>), "System.Lazy`1[System.String]" },
        { typeof(Func<int>), "System.Func`1[System.Int32]" },
        { typeof(Stream), "System.IO.Stream" },
        { typeof(List<Stream>), "System.IO.Stream" },
        { typeof(Dictionary<string, Stream[]>), "System.IO.Stream" },
        { typeof(IServiceProvider), "System.IServiceProvider" },
        { typeof(IDisposable), "System.IDisposable" },
        { typeof(Type), "System.Type" },
        { typeof(Task<int>), "System.Threading.Tasks.Task`1[System.Int32]" },
        { typeof(int[,]), "System.Int32[,]" },
        { typeof(nint), "System.IntPtr" },
        { typeof(ICallContext), "PhalNet.ICallContext" },
        { typeof(CancellationToken), "System.Threading.CancellationToken" },
    };

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Member_ThatCannotBeRead_StopsTheStart(Type type, string named)
    {
        var error = (await TestHost.ErrorsAsync(typeof(Orders<>).MakeGenericType(type))).ShouldHaveSingleItem();
        error.ShouldEndWith($".Value: {named} cannot be read from JSON; leave the member out with [JsonIgnore], or give it a JsonConverter.");
    }

    [Fact]
    public async Task File_AsAMember_IsToldToBeAParameter() =>
        (await TestHost.ErrorsAsync(typeof(Orders<UploadedFile>))).ShouldHaveSingleItem().ShouldContain("files must be separate parameters");

    [Theory]
    [InlineData(typeof(object))]
    [InlineData(typeof(JsonElement))]
    [InlineData(typeof((int A, int B)))]
    [InlineData(typeof(KeyValuePair<string, int>))]
    [InlineData(typeof(IReadOnlyDictionary<string, int?>))]
    [InlineData(typeof(Version))]
    [InlineData(typeof(System.Drawing.Point))]
    [InlineData(typeof(Left))]
    [InlineData(typeof(List<List<int>>))]
    public async Task Member_ThatCanBeRead_Starts(Type type)
    {
        await using var host = await TestHost.StartAsync(typeof(Orders<>).MakeGenericType(type));
        (await host.CallAsync("App.Orders.Run", ("order", "{}"))).Ret.ShouldBe(200);
    }

    [Theory]
    [InlineData(typeof(Growing))]
    [InlineData(typeof(GrowingList))]
    public async Task TypeThatGrowsForEver_AsAParameter_StopsTheStart(Type service) =>
        (await TestHost.ErrorsAsync(service)).ShouldHaveSingleItem()
            .ShouldContain("cannot be read from JSON: the type arguments of Grow`1 grow without end, more than 32 levels deep; give the member a finite type.");

#pragma warning disable CA1822
    [Service("App.Orders")]
    private sealed class Orders<T>
    {
        public string Run(Order<T> order) => $"{order.Value}";
    }

    public sealed class Order<T>
    {
        public T? Value { get; set; }
    }

    public sealed class Left
    {
        [JsonIgnore]
        public Stream? Value { get; set; }

        public Stream? OnlyRead => null;
    }

    public sealed class Grow<T>
    {
        public T? Value { get; set; }

        public Grow<List<T>>? Next { get; set; }
    }

    [Service("App.Growing")]
    private sealed class Growing
    {
        public int Run(Grow<int> order) => order.Value;
    }

    [Service("App.GrowingList")]
    private sealed class GrowingList
    {
        public int Run(List<Grow<int>> orders) => orders.Count;
    }
}
