namespace PhalNet.Core.Tests.Modules;

/// <summary>An action does not have to be a method: a name, rules and a handler are enough.</summary>
public sealed class AddedActionTests
{
    [Fact]
    public async Task Action_WithHandlerAndRules_IsCheckedAndCalledLikeAnyOther()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("Shop", [], module => module.AddAction(
            new Described("Shop", "Goods", "Find"),
            call => new(CallResult.Success($"{call.GetParameter("id")} {call.GetParameter("colour")}")),
            [
                new() { Member = "id", Name = "goods_id", Type = "int", ClrType = typeof(int), Required = true, Min = 1 },
                new() { Member = "colour", Name = "colour" },
            ],
            "POST")));

        (await host.CallAsync("Shop.Goods.Find", ("goods_id", "7"), ("colour", "red"))).Data.ShouldBe("7 red");
        (await host.CallAsync("Shop.Goods.Find")).Message.ShouldBe("goods_id is required.");
        (await host.CallAsync("Shop.Goods.Find", ("goods_id", "0"))).Ret.ShouldBe(400);
        var get = new CallRequest("Shop.Goods.Find", CallRequest.Create("").Values) { Caller = new() { Method = "GET" } };
        (await host.CallAsync(get)).Ret.ShouldBe(404);
    }

    [Fact]
    public async Task Action_ThatIsAdded_StandsBehindFiltersAndItsFailuresAreMapped()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("Shop", [], module => module
            .AddAction(new Described("Shop", "Goods", "Fail"), _ => throw new TimeoutException())
            .AddFilter<Marking>().MapException<TimeoutException>(_ => new(409, "later"))));

        var result = await host.CallAsync("Shop.Goods.Fail");

        result.Ret.ShouldBe(409);
        result.Extras.ShouldBe([new("marked", true)]);
    }

    [Fact]
    public async Task Parameters_OfAnAddedAction_AreSensitiveByTheirNameToo()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("Shop", [], module => module.AddAction(
            new Described("Shop", "Goods", "Find"), _ => new(CallResult.Success(1)), [new() { Member = "password", Name = "password" }])));

        host.Registry.Current.Actions.Single().Rules.Single().Sensitive.ShouldBeTrue();
    }

    [Fact]
    public async Task Errors_OfAddedActions_AreNamedTogether()
    {
        const string Form = "the form is Namespace.Class.Action, with letters, digits and underscores.";
        ParameterRule[] twice = [new() { Member = "a", Name = "a" }, new() { Member = "b", Name = "a" }];
        var errors = await TestHost.ErrorsAsync(app => app.AddModule("Shop", [typeof(Goods)], module => module
            .AddAction(new Described("Shop", "Goods", ""), _ => default)
            .AddAction(new Described("Shop", "Go.ods", "Find"), _ => default)
            .AddAction(new Renamed(), _ => default)
            .AddAction(new Described("Shop", "Goods", "Count"), _ => default)
            .AddAction(new Described("Shop", "Goods", "Twice"), _ => default, twice)));

        errors.ShouldBe(
            [
                $"The name Shop.Goods.Count is used by {typeof(Goods).FullName}.Count() and an action that the module Shop adds; "
                    + "an action is named after its method, without the suffix Async. Rename all but one, or mark them with NonActionAttribute.",
                $"The module Shop adds an action: 'Shop.Goods.' is not a valid action name; {Form}",
                $"The module Shop adds an action: 'Shop.Go.ods.Find' is not a valid action name; {Form}",
                "The module Shop adds an action: its name is 'Shop.Other.Name', but its parts form 'Shop.Goods.Name'.",
                "Shop.Goods.Twice: the parameter name 'a' is used twice.",
            ],
            ignoreOrder: true);
    }

    private sealed record Described(string Namespace, string Class, string Action) : IActionDescription;

    private sealed record Renamed : IActionDescription
    {
        public string Namespace => "Shop";

        public string Class => "Goods";

        public string Action => "Name";

        public string Name => "Shop.Other.Name";
    }

    private sealed class Marking : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            call.AddExtra("marked", true);
            return next(call);
        }
    }

    [Service("Shop.Goods")]
    private sealed class Goods
    {
        public int Count() => 1;
    }
}
