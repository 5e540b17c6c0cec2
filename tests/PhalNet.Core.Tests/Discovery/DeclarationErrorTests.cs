using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CA1822, xUnit1013

public sealed partial class DeclarationErrorTests
{
    private const string Here = "PhalNet.Core.Tests.Discovery.DeclarationErrorTests+";
    private const string Rename = "an action's name is its method's without Async at its end. Rename all but one, or mark them with NonActionAttribute.";

    [Fact]
    public async Task Errors_OfAllKinds_AreReportedTogetherWithTypeAndMember()
    {
        var errors = await TestHost.ErrorsAsync(
            typeof(Name), typeof(Static), typeof(Generic<>), typeof(NotMarked), typeof(Unmade), typeof(Faulty), typeof(Double), typeof(OtherDouble));

        errors.Count.ShouldBeGreaterThan(30);
        foreach (var type in new[] { "Name", "Static", "Generic`1", "NotMarked", "Unmade", "Faulty.Pattern(value)", "Faulty.Generic", "Double" })
            errors.ShouldContain(error => error.Contains(Here + type));
        errors.ShouldBeUnique();
    }

    [Fact]
    public async Task Exception_OfErrors_ListsThemInItsMessage()
    {
        var error = await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(typeof(Name), typeof(NotMarked)));

        error.Message.ShouldStartWith("2 mistakes in the declared services:");
        error.Message.ShouldContain("  - " + Here + "NotMarked: a service needs a ServiceAttribute.");
    }

    [Theory]
    [InlineData(typeof(Name), "Name: 'Bad Name' is no service name; it takes the form Namespace.Class, with letters, digits and underscores.")]
    [InlineData(typeof(Static), "Static: a service is a class that can be made: neither abstract, static nor generic. ServiceAttribute belongs on the class that is to be called, such as one derived from it.")]
    [InlineData(typeof(Abstract), "Abstract: a service is a class that can be made: neither abstract, static nor generic. ServiceAttribute belongs on the class that is to be called, such as one derived from it.")]
    [InlineData(typeof(Generic<>), "Generic`1: a service is a class that can be made: neither abstract, static nor generic. ServiceAttribute belongs on the class that is to be called, such as one derived from it.")]
    [InlineData(typeof(NotMarked), "NotMarked: a service needs a ServiceAttribute.")]
    [InlineData(typeof(Unmade), "Unmade: the constructor asks for PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Unregistered and System.Uri, which the module does not register; register it in the set-up of the module App (module.Services.AddScoped, AddSingleton or AddTransient).")]
    [InlineData(typeof(Closed), "Closed: it needs a public constructor.")]
    [InlineData(typeof(WithoutSetter), "WithoutSetter.Token: a property with ParamAttribute needs a setter that the class can use, and is not static.")]
    [InlineData(typeof(WithStatic), "WithStatic.Token: a property with ParamAttribute needs a setter that the class can use, and is not static.")]
    [InlineData(typeof(Comparing), "Comparing.Token: CompareAttribute looks at more than the value; an action checks such things itself.")]
    [InlineData(typeof(WithFilter), "WithFilter: System.String is neither an ICallFilter nor an IEarlyCallFilter.")]
    public async Task Class_WithAnError_IsReported(Type type, string error) => (await TestHost.ErrorsAsync(type)).ShouldBe([Here + error]);

    [Theory]
    [InlineData("Generic", ": an action has no type parameters and no ref or out parameters; NonActionAttribute keeps a method from being an action.")]
    [InlineData("ByRef", ": an action has no type parameters and no ref or out parameters; NonActionAttribute keeps a method from being an action.")]
    [InlineData("Span", ": a result of System.Span`1[System.Byte] cannot leave the method; NonActionAttribute keeps a method from being an action.")]
    [InlineData("AsyncVoid", ": nobody can wait for an async method without a Task, and what it throws ends the process; NonActionAttribute keeps a method from being an action.")]
    [InlineData("NoVerbs", ": VerbsAttribute names the methods that may call; none would leave the action out of reach.")]
    [InlineData("NoFilter", ": System.String is neither an ICallFilter nor an IEarlyCallFilter.")]
    [InlineData("UnmadeFilter", ": the filter PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Needy cannot be made: the constructor asks for System.Uri, which the module does not register; register it in the set-up of the module App (module.Services.AddScoped, AddSingleton or AddTransient).")]
    [InlineData("AbstractFilter", ": the filter PhalNet.ICallFilter cannot be made: No service for type 'PhalNet.ICallFilter' has been registered.")]
    [InlineData("Dropping", ": there is no parameter 'other' to drop.")]
    [InlineData("DroppingOwn", "(value): the parameter is left without a rule and has no default.")]
    [InlineData("SameName", ": the parameter name 'value' is used twice.")]
    [InlineData("NoName", "(value): a parameter needs a name.")]
    [InlineData("ServiceName", "(service): 'service' is where a request names the service.")]
    [InlineData("RequiredDefault", "(value): a parameter with a default value cannot be required.")]
    [InlineData("Unreadable", "(value): System.IServiceProvider cannot be read from a request. Services of the container belong into the constructor; other types need a ParameterConverter.")]
    [InlineData("UnreadableList", "(value): System.Net.IPAddress[] cannot be read from a request. Services of the container belong into the constructor; other types need a ParameterConverter.")]
    [InlineData("Table", "(value): System.Int32[,] cannot be read from a request; take an array of arrays, Int32[][].")]
    [InlineData("Native", "(value): System.IntPtr cannot be read from a request; take a long.")]
    [InlineData("Reversed", "(value): the lower limit 10 is above the upper limit 1.")]
    [InlineData("RangeOfText", "(value): a range is for numbers, dates and times; text and lists have a length.")]
    [InlineData("RangeOfBool", "(value): the limits 1 and 2 are not of the parameter's type.")]
    [InlineData("RangeOfObject", "(value): a value of PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Point has no limits.")]
    [InlineData("RangeTooWide", "(value): the limits 1 and 1E+20 are not of the parameter's type.")]
    [InlineData("LengthOfNumber", "(value): a string length is for text.")]
    [InlineData("LengthOfDate", "(value): a length is for text and lists.")]
    [InlineData("NegativeLength", "(value): a length is not negative.")]
    [InlineData("OpenLength", "(value): a length is not negative.")]
    [InlineData("Pattern", "(value): the pattern is malformed: ")]
    [InlineData("SplitPattern", "(value): the pattern is malformed: ")]
    [InlineData("PatternOfNumber", "(value): a pattern is for text.")]
    [InlineData("AllowedOfOtherType", "(value): the allowed value red is not of System.Int32.")]
    [InlineData("DefaultNotAllowed", "(value): the default 3 is outside of the parameter's own limits.")]
    [InlineData("DefaultTooLarge", "(value): the default 11 is outside of the parameter's own limits.")]
    [InlineData("DefaultTooLong", "(value): the default abc is outside of the parameter's own limits.")]
    [InlineData("NoSeparator", "(value): the separator of a list is not empty.")]
    [InlineData("SeparatorOfNumber", "(value): a list format and a separator are for lists.")]
    [InlineData("FormatOfNumber", "(value): a list format and a separator are for lists.")]
    [InlineData("EmptyNumber", "(value): only text can be let in empty; an empty value of another type counts as not sent.")]
    [InlineData("TransformOfList", "(value): a transform changes a single value's text; lists, objects and files have none.")]
    [InlineData("TransformOfFile", "(value): a transform changes a single value's text; lists, objects and files have none.")]
    [InlineData("FileRuleOfText", "(value): a file rule is for uploaded files.")]
    [InlineData("ReversedFile", "(value): the smallest size 5 is above the largest size 1.")]
    [InlineData("FileInQuery", "(value): files come in the body.")]
    [InlineData("TwiceWritten", "(value): several members of PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Twice are written foo_bar.")]
    [InlineData("NoConverter", "(value): System.String is no ParameterConverter.")]
    [InlineData("OtherConverter", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+TextConverter makes System.String, the parameter takes System.Int32.")]
    [InlineData("UnmadeConverter", "(value): the converter PhalNet.Core.Tests.Discovery.DeclarationErrorTests+NeedyConverter cannot be made: ")]
    [InlineData("UnmadeObject", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Hidden cannot be read from JSON: it needs a public constructor, or one with JsonConstructorAttribute.")]
    [InlineData("ClashingObject", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Clashing cannot be read from JSON: ")]
    [InlineData("OwnMessage", "(value): a message is said once, for all limits of a parameter, by ParamAttribute.Message.")]
    public async Task Action_WithAnError_IsReported(string action, string error)
    {
        var errors = (await TestHost.ErrorsAsync(typeof(Faulty))).Where(found => found.StartsWith(Here + "Faulty." + action, StringComparison.Ordinal)
            && found[(Here.Length + "Faulty.".Length + action.Length)..][0] is ':' or '(').ToList();

        errors.ShouldHaveSingleItem().ShouldStartWith(Here + "Faulty." + action + error);
    }

    [Fact]
    public async Task Actions_OfOneName_AreReportedWithTheirMembers()
    {
        (await TestHost.ErrorsAsync(typeof(Double))).ShouldBe([$"The name App.Double.Run is used by {Here}Double.Run() and {Here}Double.RunAsync(); {Rename}"]);
        (await TestHost.ErrorsAsync(typeof(Double), typeof(OtherDouble))).ShouldBe([
            $"The name App.Double.Run is used by {Here}Double.Run() and {Here}Double.RunAsync(); {Rename}",
            $"The service name App.Double is used by {Here}Double and {Here}OtherDouble; ServiceAttribute gives a class another name: [Service(\"App.DoubleOther\")]."]);
    }

    [Fact]
    public async Task ClassRule_WithAnError_IsReportedOnceForAllActions() =>
        (await TestHost.ErrorsAsync(typeof(ManyActions))).ShouldBe([Here + "ManyActions.Token: a string length is for text."]);

    [Fact]
    public async Task Singleton_WithPropertiesOfOneCall_IsReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Shared)], module => module.Services.AddSingleton<Shared>())))
            .ShouldBe([Here + "Shared: properties with ParamAttribute belong to one call; the class cannot be a singleton."]);

    [Fact]
    public async Task RunTimeRules_WithErrors_AreReportedWithTheActionTheyWereGivenFor() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Shared)]).AddRuleSource<FaultySource>())).ShouldBe([
            $"{Here}Shared.Run(kind): 'money' is no type; there is {string.Join(", ", ParameterTypes.Names)}.",
            $"{Here}Shared.Run(count): the default many is not of the parameter's type.",
            $"{Here}Shared.Run(value): the rule gives System.String, the parameter takes System.Int32."], ignoreOrder: true);

    [Fact]
    public async Task Converters_ToOneType_AreReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [], module => module.AddConverter<TextConverter>().AddConverter<NeedlessConverter>())))
            .ShouldHaveSingleItem().ShouldBe($"The module App has two converters to System.String: {Here}TextConverter and {Here}NeedlessConverter.");

    [Fact]
    public async Task Modules_OfOneNameOrABadOne_AreReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", []).AddModule("app", [typeof(Shared)]).AddModule("1st", []))).ShouldBe([
            "'1st' is no module name; it takes letters and digits, starting with a letter.",
            "The module name App is used by PhalNet.Core.Tests and PhalNet.Core.Tests; give one of them another name in AddModule(\"App\", …)."]);

    private sealed class Unregistered;

    private sealed record Point(int X);

    private enum Twice
    {
        FooBar,
        Foo_Bar,
    }

    private sealed class Hidden
    {
        private Hidden()
        {
        }
    }

    private sealed class Clashing
    {
        public int FooBar { get; set; }

        public int Foo_Bar { get; set; }
    }

    private sealed class Needy(Uri uri) : ICallFilter
    {
        public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => new(call.Refuse(new(400, uri.ToString())));
    }
}
