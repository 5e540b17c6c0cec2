using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PhalNet.Core.Tests.Discovery;

/// <summary>The initial value of a property is the default of its parameter.</summary>
public sealed class InitialValueTests
{
    [Fact]
    public async Task Property_ThatIsInitialised_HasThatForItsDefault()
    {
        await using var host = await TestHost.StartAsync(typeof(Initialised));
        var rules = host.Registry.Current.Actions.Single().Rules.ToDictionary(rule => rule.Member);

        rules["Page"].ShouldSatisfyAllConditions(
            rule => rule.Required.ShouldBeFalse(), rule => rule.HasDefault.ShouldBeTrue(), rule => rule.Default.ShouldBe(10));
        rules["Order"].Default.ShouldBe(DayOfWeek.Friday);
        rules["From"].Default.ShouldBe(new DateOnly(2026, 1, 31));
        rules["Word"].Default.ShouldBe("abc");
        rules["Empty"].Required.ShouldBeTrue();
        rules["Ids"].Required.ShouldBeFalse();
        rules["Filter"].ShouldSatisfyAllConditions(rule => rule.Required.ShouldBeFalse(), rule => rule.HasDefault.ShouldBeFalse());
        rules["Zero"].Required.ShouldBeTrue();
        rules["Nothing"].Required.ShouldBeTrue();
        rules["Must"].Required.ShouldBeTrue();
        rules["Maybe"].ShouldSatisfyAllConditions(rule => rule.Required.ShouldBeFalse(), rule => rule.HasDefault.ShouldBeFalse());
        rules["Given"].Default.ShouldBe(7);
    }

    [Fact]
    public async Task Property_ThatWasNotSent_HasItsInitialValue()
    {
        await using var host = await TestHost.StartAsync(typeof(Initialised));
        (string, object?)[] needed = [("zero", 1), ("nothing", "n"), ("must", 1), ("empty", "e")];

        (await host.CallAsync("App.Initialised.Show", needed)).Data.ShouldBe("10 Friday 2026-01-31 abc 'e' 1+2 f null 7");
        (await host.CallAsync("App.Initialised.Show", needed)).Data.ShouldBe("10 Friday 2026-01-31 abc 'e' 1+2 f null 7", "lists are not shared between calls");
        (await host.CallAsync("App.Initialised.Show", [.. needed, ("page", 3), ("ids", "5"), ("filter", """{"text":"x"}"""), ("maybe", 9), ("given", 8)]))
            .Data.ShouldBe("3 Friday 2026-01-31 abc 'e' 5 x 9 8");
        (await host.CallAsync("App.Initialised.Show")).Message.ShouldBe("empty is required.");
        host.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Instance_IsMadeOnce_InAScopeWithAnEmptyCall()
    {
        var seen = new List<string>();
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Curious), typeof(Plain)], module =>
        {
            module.Services.AddSingleton(seen);
            module.Services.AddScoped<Held>();
        }));

        seen.ShouldBe(["Curious made for '' with 0 values", "Held disposed"]);
        (await host.CallAsync("App.Curious.Show")).Data.ShouldBe(5);
    }

    [Fact]
    public async Task Constructor_ThatThrows_LeavesThePropertiesRequired_WithOneWarning()
    {
        await using var host = await TestHost.StartAsync(typeof(Throwing), typeof(Plain));

        (await host.CallAsync("App.Throwing.Show")).Message.ShouldBe("page is required.");
        var warning = host.Log.Lines.Where(line => line.Level == LogLevel.Warning).ShouldHaveSingleItem();
        warning.Text.ShouldContain("[DefaultValue]");
        warning.Text.ShouldContain(nameof(Throwing));
        (await host.CallAsync("App.Plain.Show", ("page", 1), ("must", "m"))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Default_OutsideOfItsOwnLimits_StopsTheStart() =>
        (await TestHost.ErrorsAsync(typeof(OutOfRange))).ShouldHaveSingleItem().ShouldContain("the default value 10 is outside the parameter's limits");

    [Theory]
    [InlineData("Number", "5")]
    [InlineData("Text", "a")]
    [InlineData("Choice", "Friday")]
    [InlineData("Day", "01/31/2026")]
    [InlineData("Null", "null")]
    [InlineData("List", "1+2")]
    public async Task DefaultValue_OfAnAttribute_IsTheDefault(string action, string expected)
    {
        await using var host = await TestHost.StartAsync(typeof(Attributed));

        (await host.CallAsync($"App.Attributed.{action}")).Data.ShouldBe(expected);
    }

    [Theory]
    [InlineData("Changed")]
    [InlineData("ChangedArray")]
    [InlineData("ChangedMap")]
    public async Task Default_ThatAnActionChanges_IsThatOfOneCall(string action)
    {
        await using var host = await TestHost.StartAsync(typeof(Attributed));

        (await host.CallAsync($"App.Attributed.{action}")).Data.ShouldBe("1+2");
        (await host.CallAsync($"App.Attributed.{action}")).Data.ShouldBe("1+2");
    }

    [Theory]
    [InlineData(typeof(TwoDefaults), "the signature and DefaultValueAttribute give different default values; remove one of them.")]
    [InlineData(typeof(NullDefault), "Int32 cannot be null.")]
    [InlineData(typeof(WrongDefault), "the default value x does not have the parameter's type.")]
    [InlineData(typeof(RequiredDefault), "a parameter with a default value cannot be required.")]
    [InlineData(typeof(WrongResource), "'Nowhere'")]
    public async Task Attribute_ThatCannotBeHonoured_StopsTheStart(Type service, string expected) =>
        (await TestHost.ErrorsAsync(service)).ShouldContain(error => error.Contains(expected));

    [Fact]
    public async Task Description_OfAnAttribute_IsThatOfTheRule()
    {
        await using var host = await TestHost.StartAsync(typeof(Attributed));

        host.Registry.Current.Actions.Single(action => action.Description.Action == "Described").Rules.Select(rule => rule.Description)
            .ShouldBe(["by description", "by display", "by its name", null]);
    }

    private sealed record Filter(string Text);

    [Service("App.Initialised")]
    private sealed class Initialised
    {
        [Param] public int Page { get; set; } = 10;

        [Param] public DayOfWeek Order { get; set; } = DayOfWeek.Friday;

        [Param] public DateOnly From { get; set; } = new(2026, 1, 31);

        [Param] public string Word { get; set; } = "abc";

        [Param] public string Empty { get; set; } = "";

        [Param] public List<int> Ids { get; set; } = [1, 2];

        [Param] public Filter Filter { get; set; } = new("f");

        [Param] public int? Maybe { get; set; }

        [Param, DefaultValue(7)] public int Given { get; set; } = 3;

        [Param] public int Zero { get; set; }

        [Param] public string Nothing { get; set; } = null!;

        [Param, Required] public int Must { get; set; } = 4;

        public string Show()
        {
            var ids = string.Join('+', Ids);
            Ids.Add(99);
            return $"{Page} {Order} {From:yyyy-MM-dd} {Word} '{Empty}' {ids} {Filter.Text} {Maybe?.ToString() ?? "null"} {Given}";
        }
    }

    private sealed class Held(List<string> seen) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            seen.Add("Held disposed");
            return default;
        }
    }

    [Service("App.Curious")]
    private sealed class Curious
    {
        public Curious(ICallContext call, List<string> seen, Held held)
        {
            ArgumentNullException.ThrowIfNull(held);
            seen.Add($"Curious made for '{call.Service}' with {call.Values.Names().Count} values");
        }

        [Param] public int Page { get; set; } = 5;

        [Param] public int Size { get; set; } = 6;

        public int Show() => Page;
    }

    // Nothing here needs an instance.
    [Service("App.Plain")]
    private sealed class Plain
    {
        public Plain(IServiceProvider services) => services.GetService<List<string>>()?.Add("Plain made");

        [Param, DefaultValue(1)] public int Page { get; set; }

        [Param] public string? Word { get; set; }

        [Param, Required] public string Must { get; set; } = "m";

        public int Show(int other = 2) => Page + other;
    }

    [Service("App.Throwing")]
    private sealed class Throwing
    {
        public Throwing(ICallContext call) => ArgumentNullException.ThrowIfNull(call.Action);

        [Param] public int Page { get; set; } = 5;

        [Param] public int Size { get; set; } = 6;

        public int Show() => Page;
    }

    [Service("App.OutOfRange")]
    private sealed class OutOfRange
    {
        [Param, Range(1, 5)] public int Page { get; set; } = 10;

        public int Show() => Page;
    }

    [Service("App.Attributed")]
    private sealed class Attributed
    {
        public string Number([DefaultValue(5)] long value) => $"{value}";

        public string Text([DefaultValue("a")] string value = "a") => value;

        public string Choice([DefaultValue("friday")] DayOfWeek value) => $"{value}";

        public string Day([DefaultValue("2026-01-31")] DateOnly value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

        public string Null([DefaultValue(null)] string value) => value ?? "null";

        public string List([DefaultValue("1,2")] int[] value) => string.Join('+', value);

        public string Changed([DefaultValue("1,2")] List<int> value)
        {
            var before = string.Join('+', value);
            value.Add(3);
            return before;
        }

        public string ChangedArray([DefaultValue(new[] { 1, 2 })] int[] value)
        {
            var before = string.Join('+', value);
            value[0] = 3;
            return before;
        }

        public string ChangedMap([DefaultValue("""{"a":1,"b":2}""")] Dictionary<string, int> value)
        {
            var before = string.Join('+', value.Values);
            value["a"] = 3;
            return before;
        }

        public string Described(
            [Description("by description"), Display(Description = "not this")] int? a, [Display(Name = "not this", Description = "by display")] int? b,
            [Display(Name = "by its name")] int? c, int? d) => $"{a}{b}{c}{d}";
    }

    [Service("App.TwoDefaults")]
    private sealed class TwoDefaults
    {
        public void Run([DefaultValue(5)] int value = 6) => _ = value;
    }

    [Service("App.NullDefault")]
    private sealed class NullDefault
    {
        public void Run([DefaultValue(null)] int value) => _ = value;
    }

    [Service("App.WrongDefault")]
    private sealed class WrongDefault
    {
        public void Run([DefaultValue("x")] int value) => _ = value;
    }

    [Service("App.RequiredDefault")]
    private sealed class RequiredDefault
    {
        public void Run([Required, DefaultValue("x")] string value) => _ = value;
    }

    [Service("App.WrongResource")]
    private sealed class WrongResource
    {
        public void Run([Display(Description = "Nowhere", ResourceType = typeof(WrongResource))] int value) => _ = value;
    }
}
