using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Discovery;

public sealed class RuleTests
{
    [Fact]
    public async Task Properties_OfAServiceAndItsBase_AreParametersOfEveryAction()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.User.Show", ("access_token", "abc"), ("id", 1))).Data.ShouldBe("abc|zh|1|default");
        (await host.CallAsync("App.User.Show", ("access_token", "abc"), ("id", 1), ("lang", "en"), ("kept", "sent"))).Data.ShouldBe("abc|en|1|sent");
        (await host.CallAsync("App.User.Show", ("id", 1))).Message.ShouldBe("access_token is required.");
    }

    [Fact]
    public async Task Rules_OfAnAction_AreCheckedClassFirstThenInTheMethodsOrder()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.User.Show")).Message.ShouldBe("access_token is required.");
        Names(host, "App.User.Show").ShouldBe(["lang", "kept", "access_token", "id"], ignoreOrder: true);
        Names(host, "App.User.Show")[^1].ShouldBe("id");
    }

    [Fact]
    public async Task ActionRule_OfAClassRulesMember_TakesItsPlace()
    {
        await using var host = await StartAsync();

        Names(host, "App.User.Replacing").Count.ShouldBe(3);
        (await host.CallAsync("App.User.Replacing", ("token", "x"))).Data.ShouldBe("x|");
    }

    [Fact]
    public async Task DroppedRule_IsNotAskedFor()
    {
        await using var host = await StartAsync();

        (await host.CallAsync("App.User.Open", ("access_token", "ignored"))).Data.ShouldBe("");
        Names(host, "App.User.Open").ShouldNotContain("access_token");
    }

    [Fact]
    public async Task RunTimeRules_OfTwoSources_AreReadByGetParameterAndCheckedFirst()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Plain)]).AddRuleSource<Common>().AddRuleSource<Late>());

        (await host.CallAsync("App.Plain.Run", ("id", 1))).Message.ShouldBe("device is required.");
        (await host.CallAsync("App.Plain.Run", ("device", "tv"), ("id", 1))).Message.ShouldBe("device must be one of: phone, desk.");
        (await host.CallAsync("App.Plain.Run", ("device", "desk"), ("id", 1))).Data.ShouldBe("desk Int32 10 True 1");
        (await host.CallAsync("App.Plain.Run", ("device", "phone"), ("page", "3"), ("id", 1))).Data.ShouldBe("phone Int32 3 True 1");
        (await host.CallAsync("App.Plain.Run", ("device", "desk"), ("page", "0"), ("id", 1))).Message.ShouldBe("page must be at least 1.");
        (await host.CallAsync("App.Plain.Without", ("id", 1))).Data.ShouldBe(true);
    }

    [Fact]
    public async Task Reload_WithChangedRules_PutsThemInForceAndWithAnErrorKeepsTheOldTable()
    {
        var source = new Changing();
        await using var host = await TestHost.StartAsync(app =>
        {
            app.Services.Add(new(typeof(IRuleSource), source));
            app.AddModule("App", [typeof(Plain)]);
        });
        (await host.CallAsync("App.Plain.Without", ("id", 1))).Ret.ShouldBe(200);

        source.Extra = new() { Member = "device", Name = "device", Required = true };
        (await host.ReloadAsync()).State.ShouldBe(ModuleState.Active);
        (await host.CallAsync("App.Plain.Without", ("id", 1))).Message.ShouldBe("device is required.");

        var table = host.Registry.Current;
        source.Extra = new() { Member = "device", Name = "device", Type = "gadget" };
        var status = await host.ReloadAsync();
        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldAllBe(reason => reason.Contains("gadget"));
        host.Registry.Current.ShouldBeSameAs(table);
        (await host.CallAsync("App.Plain.Without", ("id", 1))).Message.ShouldBe("device is required.");
    }

    [Theory]
    [InlineData("password", true)]
    [InlineData("PASSWORD", true)]
    [InlineData("old_password", true)]
    [InlineData("access_token", true)]
    [InlineData("pin", true)]
    [InlineData("design", false)]
    [InlineData("tokens", false)]
    [InlineData("name", false)]
    public async Task Parameter_ByAttributeOrName_IsSensitive(string name, bool sensitive)
    {
        await using var host = await TestHost.StartAsync(typeof(Secretive));

        host.Registry.Current.Actions.Single().Rules.Single(rule => rule.Name == name).Sensitive.ShouldBe(sensitive);
    }

    [Fact]
    public async Task SensitiveValues_AsSentAndAsRead_AreMaskedInTheTrace()
    {
        await using var host = await TestHost.StartAsync(typeof(Masked));
        var trace = CallTrace.Start(TimeProvider.System);
        var values = CallRequest.Create("", ("password", "  HunTer2 "), ("secret", "one,two"), ("pin", 4711), ("name", "amy")).Values;

        var result = await host.CallAsync(new CallRequest("App.Masked.Run", values) { Trace = trace });

        result.Message.ShouldBe("");
        trace.Mask("[  HunTer2 ] hunter2 one two 4711 amy").ShouldBe("[***] *** *** *** *** amy");
    }

    [Fact]
    public async Task SensitiveValue_ThatIsRefused_IsMaskedToo()
    {
        await using var host = await TestHost.StartAsync(typeof(Masked));
        var trace = CallTrace.Start(TimeProvider.System);

        var result = await host.CallAsync(new CallRequest("App.Masked.Run", CallRequest.Create("", ("password", "x"), ("secret", "a"), ("pin", "hunter3")).Values) { Trace = trace });

        result.Message.ShouldBe("pin must be of type int.");
        trace.Mask("hunter3").ShouldBe("***");
    }

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(typeof(User));

    private static List<string> Names(TestHost host, string action) =>
        [.. host.Registry.Current.Actions.Single(found => found.Name == action).Rules.Select(rule => rule.Name)];

    private abstract class UserBase
    {
        [Param]
        public string AccessToken { get; set; } = "";

        [Param]
        protected string? Lang { get; set; } = "zh";
    }

    [Service("App.User")]
    private sealed class User : UserBase
    {
        [Param]
        public string? Kept { get; private set; } = "default";

        public string Show(int id) => $"{AccessToken}|{Lang}|{id}|{Kept}";

        public string Replacing([Param("token")] string AccessToken) => $"{AccessToken}|{base.AccessToken}";

        [DropParam("access_token")]
        public string Open() => AccessToken;
    }

    [Service("App.Plain")]
    private sealed class Plain
    {
        public string Run(int id, ICallContext call) =>
            $"{call.GetParameter("device")} {call.GetParameter("page")!.GetType().Name} {call.GetParameter("page")} {call.GetParameter("none") is null} {id}";

        [DropParam("id2")]
        public bool Without(int id, ICallContext call) => call.GetParameter("device") is null && id == 1;
    }

    private sealed class Common : IRuleSource
    {
        public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) => RuleMerge.Apply(
            [
                new() { Member = "device", Name = "device", Type = "enum", Required = action.Action == "Run", AllowedValues = ["phone", "tv"] },
                new() { Member = "page", Name = "page", Type = "int", Min = 1, HasDefault = true, Default = "10" },
                new() { Member = "id2", Name = "id2" },
            ], rules);
    }

    private sealed class Late : IRuleSource
    {
        public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) =>
            [.. rules.Select(rule => rule.Name == "device" ? rule with { AllowedValues = ["phone", "desk"] } : rule)];
    }

    private sealed class Changing : IRuleSource
    {
        public ParameterRule? Extra { get; set; }

        public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) =>
            [.. Extra is null ? [] : new[] { Extra }, new() { Member = "id2", Name = "id2" }, .. rules];
    }

    [Service("App.Secretive")]
    private sealed class Secretive
    {
        public void Run(
            string password, [Param("PASSWORD")] string upper, string oldPassword, string accessToken, [Sensitive] string pin, string design, string tokens, string name) =>
            _ = password + upper + oldPassword + accessToken + pin + design + tokens + name;
    }

    [Service("App.Masked")]
    private sealed class Masked
    {
        public void Run([Trim, LowerCase] string password, string[] secret, [Sensitive, Range(1, 10000)] int pin, string? name = null) =>
            _ = password + secret + pin + name;
    }
}
