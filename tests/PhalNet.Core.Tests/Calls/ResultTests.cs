namespace PhalNet.Core.Tests.Calls;

public sealed class ResultTests
{
    [Theory]
    [InlineData("Plain", 5)]
    [InlineData("OfTask", 5)]
    [InlineData("OfTaskAtOnce", 5)]
    [InlineData("OfValueTask", 5)]
    [InlineData("Text", "five")]
    [InlineData("NoText", null)]
    [InlineData("NoNumber", null)]
    public async Task Result_OfAnyWayToReturn_IsTheData(string action, object? expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Results));

        var result = await host.CallAsync($"App.Results.{action}");

        result.Ret.ShouldBe(200);
        result.Message.ShouldBe("");
        result.Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("NothingOfTask")]
    [InlineData("NothingOfValueTask")]
    [InlineData("NoObject")]
    [InlineData("NoAnything")]
    [InlineData("NoMap")]
    [InlineData("OwnWithoutData")]
    public async Task Nothing_WhereAnObjectIsPromised_IsWrittenAsAnEmptyObject(string action)
    {
        await using var host = await TestHost.StartAsync(typeof(Results));

        System.Text.Json.JsonSerializer.Serialize((await host.CallAsync($"App.Results.{action}")).Data).ShouldBe("{}");
    }

    [Theory]
    [InlineData("NoList")]
    [InlineData("NoArray")]
    public async Task Nothing_WhereAListIsPromised_IsWrittenAsAnEmptyList(string action)
    {
        await using var host = await TestHost.StartAsync(typeof(Results));

        System.Text.Json.JsonSerializer.Serialize((await host.CallAsync($"App.Results.{action}")).Data).ShouldBe("[]");
    }

    [Fact]
    public async Task CallResult_OfAnAction_KeepsItsRetMessageAndData()
    {
        await using var host = await TestHost.StartAsync(typeof(Results));

        var own = await host.CallAsync("App.Results.Own");
        own.Ret.ShouldBe(202);
        own.Message.ShouldBe("accepted");
        own.Data.ShouldBe(1);
        own.Action!.Name.ShouldBe("App.Results.Own");

        var failure = await host.CallAsync("App.Results.OwnFailure");
        failure.Ret.ShouldBe(404);
        failure.Message.ShouldBe("id is odd");
        System.Text.Json.JsonSerializer.Serialize(failure.Data).ShouldBe("{}");
    }

    [Fact]
    public async Task ResultType_OfAnAction_IsTheDeclaredOneWithoutItsTask()
    {
        await using var host = await TestHost.StartAsync(typeof(Results));

        Type Of(string action) => host.Registry.Current.Actions
            .Select(found => (ActionDescription)found.Description).Single(found => found.Action == action).ResultType;

        Of("OfTask").ShouldBe(typeof(int));
        Of("OfValueTask").ShouldBe(typeof(int));
        Of("Nothing").ShouldBe(typeof(void));
        Of("NothingOfTask").ShouldBe(typeof(void));
    }

    [Service("App.Results")]
    private sealed class Results
    {
        public int Plain() => 5;

        public async Task<int> OfTask()
        {
            await Task.Yield();
            return 5;
        }

        public Task<int> OfTaskAtOnce() => Task.FromResult(5);

        public async ValueTask<int> OfValueTask()
        {
            await Task.Yield();
            return 5;
        }

        public string Text() => "five";

        public string? NoText() => null;

        public int? NoNumber() => null;

        public void Nothing()
        {
        }

        public async Task NothingOfTask() => await Task.Yield();

        public async ValueTask NothingOfValueTask() => await Task.Yield();

        public Version? NoObject() => null;

        public object? NoAnything() => null;

        public Dictionary<string, int>? NoMap() => null;

        public CallResult OwnWithoutData() => CallResult.Success(null);

        public List<int>? NoList() => null;

        public Task<int[]?> NoArray() => Task.FromResult<int[]?>(null);

        public CallResult Own() => new() { Ret = 202, Message = "accepted", Data = 1 };

        public Task<CallResult> OwnFailure() => Task.FromResult(CallResult.Failure(404, "id is odd"));
    }
}
