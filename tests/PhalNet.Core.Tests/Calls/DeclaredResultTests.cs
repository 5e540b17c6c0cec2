using PhalNet.Core.Tests.Replies;

namespace PhalNet.Core.Tests.Calls;

#pragma warning disable CA1822

/// <summary>The replies of <see cref="CallResult{T}"/>.</summary>
public sealed class DeclaredResultTests
{
    [Theory]
    [InlineData("Converted", """{"ret":200,"data":{"id":1},"msg":""}""")]
    [InlineData("Later", """{"ret":200,"data":{"id":1},"msg":""}""")]
    [InlineData("LaterValue", """{"ret":200,"data":{"id":1},"msg":""}""")]
    [InlineData("Said", """{"ret":202,"data":{"id":1},"msg":"accepted"}""")]
    [InlineData("NoObject", """{"ret":200,"data":{},"msg":""}""")]
    [InlineData("NoText", """{"ret":200,"data":null,"msg":""}""")]
    [InlineData("NoList", """{"ret":200,"data":[],"msg":""}""")]
    [InlineData("None", """{"ret":200,"data":{},"msg":""}""")]
    [InlineData("Refused", """{"ret":404,"data":{},"msg":"not there"}""")]
    [InlineData("RefusedNumber", """{"ret":404,"data":{},"msg":"not there"}""")]
    [InlineData("RefusedByTheCall", """{"ret":406,"data":{},"msg":"not now"}""")]
    [InlineData("InAnObject", """{"ret":202,"data":5,"msg":""}""")]
    [InlineData("Sequence", """{"ret":200,"data":[1,2],"msg":""}""")]
    public async Task Result_WithDataOfADeclaredType_IsWritten(string action, string envelope)
    {
        await using var host = await TestHost.StartAsync(typeof(Declared));

        (await host.EnvelopeAsync($"App.Declared.{action}")).ShouldBe(envelope);
    }

    [Theory]
    [InlineData("Converted", typeof(Order))]
    [InlineData("Later", typeof(Order))]
    [InlineData("LaterValue", typeof(Order))]
    [InlineData("RefusedNumber", typeof(int))]
    [InlineData("Any", typeof(object))]
    [InlineData("AnyLater", typeof(object))]
    public async Task ResultType_IsThatOfTheData(string action, Type type)
    {
        await using var host = await TestHost.StartAsync(typeof(Declared));

        host.Registry.Current.TryFind($"App.Declared.{action}", "App", out var found).ShouldBeTrue();
        ((ActionDescription)found!.Description).ResultType.ShouldBe(type);
    }

    [Fact]
    public async Task DataType_TellsFormatsWhatToWrite()
    {
        await using var host = await TestHost.StartAsync(typeof(Declared));

        (await host.CallAsync("App.Declared.Converted")).DataType.ShouldBe(typeof(Order));
        (await host.CallAsync("App.Declared.Any")).DataType.ShouldBe(typeof(object));
        (await host.CallAsync("App.Declared.Refused")).DataType.ShouldBe(typeof(object));
        CallResult.Success(1).DataType.ShouldBe(typeof(object));
    }

    [Fact]
    public async Task Body_InADeclaredResult_TakesThePlaceOfTheEnvelope()
    {
        await using var host = await TestHost.StartAsync(typeof(Declared));

        (await host.CallAsync("App.Declared.File")).Body.ShouldBeOfType<FileReply>();
    }

    public sealed record Order(int Id);

    [Service("App.Declared")]
    private sealed class Declared
    {
        public CallResult<Order> Converted() => new Order(1);

        public async Task<CallResult<Order>> Later()
        {
            await Task.Yield();
            return new Order(1);
        }

        public ValueTask<CallResult<Order>> LaterValue() => new(new Order(1));

        public CallResult<Order> Said() => new() { Ret = 202, Message = "accepted", Data = new(1) };

        public CallResult<Order?> NoObject() => CallResult<Order?>.Success(null);

        public CallResult<string?> NoText() => CallResult<string?>.Success(null);

        public CallResult<List<int>?> NoList() => CallResult<List<int>?>.Success(null);

        public CallResult<Order>? None() => null;

        public CallResult<Order> Refused() => CallResult<Order>.Failure(404, "not there");

        public CallResult<int> RefusedNumber() => CallResult<int>.Failure(404, "not there");

        public CallResult<Order> RefusedByTheCall(ICallContext call) => call.Refuse(new(406, "not now"));

        public object InAnObject() => new CallResult<int> { Ret = 202, Data = 5 };

        public CallResult<IAsyncEnumerable<int>> Sequence() => new() { Data = Numbers() };

        public CallResult<FileReply> File() => new FileReply("report.txt");

        public CallResult Any() => CallResult.Success(new Order(1));

        public Task<CallResult> AnyLater() => Task.FromResult(CallResult.Success(new Order(1)));

        private static async IAsyncEnumerable<int> Numbers()
        {
            await Task.Yield();
            yield return 1;
            yield return 2;
        }
    }
}
