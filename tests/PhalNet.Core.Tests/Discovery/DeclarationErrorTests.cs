using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Discovery;

#pragma warning disable CA1822, xUnit1013

public sealed partial class DeclarationErrorTests
{
    private const string Here = "PhalNet.Core.Tests.Discovery.DeclarationErrorTests+";
    private const string Rename = "an action is named after its method, without the suffix Async. Rename all but one, or mark them with NonActionAttribute.";

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

        error.Message.ShouldStartWith("2 errors in the declared services:");
        error.Message.ShouldContain("  - " + Here + "NotMarked: a service needs a ServiceAttribute.");
    }

    [Theory]
    [InlineData(typeof(Name), "Name: 'Bad Name' is not a valid service name; the form is Namespace.Class, with letters, digits and underscores.")]
    [InlineData(typeof(Static), "Static: a service class cannot be abstract, static or generic. Put ServiceAttribute on the class that is called, such as a derived class.")]
    [InlineData(typeof(Abstract), "Abstract: a service class cannot be abstract, static or generic. Put ServiceAttribute on the class that is called, such as a derived class.")]
    [InlineData(typeof(Generic<>), "Generic`1: a service class cannot be abstract, static or generic. Put ServiceAttribute on the class that is called, such as a derived class.")]
    [InlineData(typeof(NotMarked), "NotMarked: a service needs a ServiceAttribute.")]
    [InlineData(typeof(Unmade), "Unmade: the constructor requires PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Unregistered and System.Uri, which the module does not register; register it in the module App (module.Services.AddScoped, AddSingleton or AddTransient).")]
    [InlineData(typeof(Closed), "Closed: it needs a public constructor.")]
    [InlineData(typeof(WithoutSetter), "WithoutSetter.Token: a property with ParamAttribute needs an accessible setter and cannot be static.")]
    [InlineData(typeof(WithStatic), "WithStatic.Token: a property with ParamAttribute needs an accessible setter and cannot be static.")]
    [InlineData(typeof(Comparing), "Comparing.Token: CompareAttribute needs more than the value; do this check in the action.")]
    [InlineData(typeof(WithFilter), "WithFilter: System.String is neither an ICallFilter nor an IEarlyCallFilter.")]
    public async Task Class_WithAnError_IsReported(Type type, string error) => (await TestHost.ErrorsAsync(type)).ShouldBe([Here + error]);

    [Theory]
    [InlineData("Generic", ": an action cannot have type, ref or out parameters; mark a method that is not an action with NonActionAttribute.")]
    [InlineData("ByRef", ": an action cannot have type, ref or out parameters; mark a method that is not an action with NonActionAttribute.")]
    [InlineData("Span", ": an action cannot return System.Span`1[System.Byte]; mark a method that is not an action with NonActionAttribute.")]
    [InlineData("AsyncVoid", ": an async void method cannot be awaited, and an exception in it ends the process; mark a method that is not an action with NonActionAttribute.")]
    [InlineData("NoVerbs", ": VerbsAttribute lists the allowed HTTP methods; without any the action cannot be called.")]
    [InlineData("NoFilter", ": System.String is neither an ICallFilter nor an IEarlyCallFilter.")]
    [InlineData("UnmadeFilter", ": the filter PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Needy cannot be created: the constructor requires System.Uri, which the module does not register; register it in the module App (module.Services.AddScoped, AddSingleton or AddTransient).")]
    [InlineData("AbstractFilter", ": the filter PhalNet.ICallFilter cannot be created: No service for type 'PhalNet.ICallFilter' has been registered.")]
    [InlineData("Dropping", ": there is no parameter 'other' to remove.")]
    [InlineData("DroppingOwn", "(value): the parameter has neither a rule nor a default value.")]
    [InlineData("SameName", ": the parameter name 'value' is used twice.")]
    [InlineData("NoName", "(value): a parameter needs a name.")]
    [InlineData("ServiceName", "(service): 'service' is reserved: it names the service of a request.")]
    [InlineData("RequiredDefault", "(value): a parameter with a default value cannot be required.")]
    [InlineData("Unreadable", "(value): System.IServiceProvider cannot be read from a request. Inject services into the constructor; other types need a ParameterConverter.")]
    [InlineData("UnreadableList", "(value): System.Net.IPAddress[] cannot be read from a request. Inject services into the constructor; other types need a ParameterConverter.")]
    [InlineData("Table", "(value): System.Int32[,] cannot be read from a request; use an array of arrays, Int32[][].")]
    [InlineData("Native", "(value): System.IntPtr cannot be read from a request; use a long.")]
    [InlineData("Reversed", "(value): the lower limit 10 is above the upper limit 1.")]
    [InlineData("RangeOfText", "(value): a range applies only to numbers, dates and times; text and lists have a length.")]
    [InlineData("RangeOfBool", "(value): the limits 1 and 2 do not have the parameter's type.")]
    [InlineData("RangeOfObject", "(value): a value of PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Point has no limits.")]
    [InlineData("RangeTooWide", "(value): the limits 1 and 1E+20 do not have the parameter's type.")]
    [InlineData("LengthOfNumber", "(value): a string length applies only to text.")]
    [InlineData("LengthOfDate", "(value): a length applies only to text and lists.")]
    [InlineData("NegativeLength", "(value): a length cannot be negative.")]
    [InlineData("OpenLength", "(value): a length cannot be negative.")]
    [InlineData("Pattern", "(value): the pattern is malformed: ")]
    [InlineData("SplitPattern", "(value): the pattern is malformed: ")]
    [InlineData("PatternOfNumber", "(value): a pattern applies only to text.")]
    [InlineData("AllowedOfOtherType", "(value): the allowed value red does not have the type System.Int32.")]
    [InlineData("AllowedBytes", "(value): bytes cannot have a list of allowed values.")]
    [InlineData("DefaultNotAllowed", "(value): the default value 3 is outside the parameter's limits.")]
    [InlineData("DefaultTooLarge", "(value): the default value 11 is outside the parameter's limits.")]
    [InlineData("DefaultTooLong", "(value): the default value abc is outside the parameter's limits.")]
    [InlineData("NoSeparator", "(value): the separator of a list cannot be empty.")]
    [InlineData("NoSeparatorOfNumber", "(value): the separator of a list cannot be empty.")]
    [InlineData("SeparatorOfNumber", "(value): a list format and a separator apply only to lists.")]
    [InlineData("FormatOfNumber", "(value): a list format and a separator apply only to lists.")]
    [InlineData("EmptyNumber", "(value): only text may be empty; an empty value of another type counts as not sent.")]
    [InlineData("TransformOfList", "(value): a transform applies only to the text of a single value, not to lists, objects or files.")]
    [InlineData("TransformOfFile", "(value): a transform applies only to the text of a single value, not to lists, objects or files.")]
    [InlineData("FileRuleOfText", "(value): a file rule applies only to uploaded files.")]
    [InlineData("ReversedFile", "(value): the minimum size 5 is above the maximum size 1.")]
    [InlineData("FileInQuery", "(value): files must be sent in the body.")]
    [InlineData("TwiceWritten", "(value): several members of PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Twice are written as foo_bar.")]
    [InlineData("TwoTwiceWritten", "(value): several members of PhalNet.Core.Tests.Discovery.DeclarationErrorTests+TwoTwice are written as foo_bar and one_two.")]
    [InlineData("NoConverter", "(value): System.String is not a ParameterConverter.")]
    [InlineData("OtherConverter", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+TextConverter returns System.String, but the parameter has the type System.Int32.")]
    [InlineData("UnmadeConverter", "(value): the converter PhalNet.Core.Tests.Discovery.DeclarationErrorTests+NeedyConverter cannot be created: ")]
    [InlineData("UnmadeObject", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Hidden cannot be read from JSON: it needs a public constructor, or one with JsonConstructorAttribute.")]
    [InlineData("ClashingObject", "(value): PhalNet.Core.Tests.Discovery.DeclarationErrorTests+Clashing cannot be read from JSON: ")]
    [InlineData("OwnMessage", "(value): all limits of a parameter share one message; set it with ParamAttribute.Message.")]
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
        (await TestHost.ErrorsAsync(typeof(ManyActions))).ShouldBe([Here + "ManyActions.Token: a string length applies only to text."]);

    [Fact]
    public async Task Singleton_WithPropertiesOfOneCall_IsReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Shared)], module => module.Services.AddSingleton<Shared>())))
            .ShouldBe([Here + "Shared: properties with ParamAttribute belong to one call; the class cannot be a singleton."]);

    [Fact]
    public async Task RunTimeRules_WithErrors_AreReportedWithTheActionTheyWereGivenFor() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Shared)]).AddRuleSource<FaultySource>())).ShouldBe([
            $"{Here}Shared.Run(kind): 'money' is not a known type; known types: {string.Join(", ", ParameterTypes.Names)}.",
            $"{Here}Shared.Run(code): a pattern is a .NET regular expression for the whole text, without delimiters.",
            $"{Here}Shared.Run(count): the default value many does not have the parameter's type.",
            $"{Here}Shared.Run(value): the rule returns System.String, but the parameter has the type System.Int32."], ignoreOrder: true);

    [Fact]
    public async Task Converters_ToOneType_AreReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [], module => module.AddConverter<TextConverter>().AddConverter<NeedlessConverter>())))
            .ShouldHaveSingleItem().ShouldBe($"The module App has two converters for System.String: {Here}TextConverter and {Here}NeedlessConverter.");

    [Fact]
    public async Task Modules_OfOneNameOrABadOne_AreReported() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", []).AddModule("app", [typeof(Shared)]).AddModule("1st", []))).ShouldBe([
            "'1st' is not a valid module name; use letters and digits, starting with a letter.",
            "The module name App is used by PhalNet.Core.Tests and PhalNet.Core.Tests; give one of them another name in AddModule(\"App\", …)."]);

    private sealed class Unregistered;

    private sealed record Point(int X);

    private enum Twice
    {
        FooBar,
        Foo_Bar,
    }

    private enum TwoTwice
    {
        FooBar,
        Foo_Bar,
        OneTwo,
        One_Two,
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
