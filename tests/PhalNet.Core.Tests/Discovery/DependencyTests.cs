using Microsoft.Extensions.DependencyInjection;

namespace PhalNet.Core.Tests.Discovery;

/// <summary>Classes that the container cannot create are reported at start, in every environment, at any depth of dependencies.</summary>
public sealed partial class DependencyTests
{
    private const string Here = "PhalNet.Core.Tests.Discovery.DependencyTests+";
    private const string Register = "register it in the module App (module.Services.AddScoped, AddSingleton or AddTransient).";

    public static TheoryData<string, Action<IServiceCollection>, string> Errors => new()
    {
        { "below", services => services.AddScoped<Repository>(), $"Repository, whose constructor requires {Here}Database, which the module does not register; {Register}" },
        { "two below", services => services.AddScoped<Repository>().AddScoped<Database>(),
            $"Repository, whose constructor requires {Here}Database, whose constructor requires string, which the module does not register; {Register}" },
        { "none", _ => { }, $"Repository, which the module does not register; {Register}" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task DependencyOfADependency_ThatIsMissing_IsNamedWithTheWayToIt(string name, Action<IServiceCollection> register, string error)
    {
        _ = name;
        foreach (var environment in new[] { "Production", "Development" })
            (await ErrorsAsync(typeof(Orders), register, environment)).ShouldBe([$"{Here}Orders: the constructor requires {Here}{error}"]);
    }

    [Fact]
    public async Task ErrorFurtherDown_IsReportedForTheFirstClassThatNeedsIt() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Orders), typeof(OrdersToo)], module => module.Services.AddScoped<Repository>())))
            .ShouldHaveSingleItem().ShouldStartWith($"{Here}Orders: ");

    [Fact]
    public async Task KeyedService_ThatIsMissing_IsNamedWithItsKey()
    {
        (await ErrorsAsync(typeof(Keyed), services => services.AddScoped<Part>().AddKeyedScoped<Part>("green"))).ShouldBe(
            [$"{Here}Keyed: the constructor requires {Here}Part with the key 'red', which the module does not register; {Register}"]);
        (await ErrorsAsync(typeof(Keyed), services => services.AddKeyedScoped<Part, NeedyPart>("red"))).ShouldBe(
            [$"{Here}Keyed: the constructor requires {Here}Part ({Here}NeedyPart), whose constructor requires System.Uri, which the module does not register; {Register}"]);
    }

    [Fact]
    public async Task KeyedService_OfTheKeyOrAnyKey_IsFound()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddModule("App", [typeof(Keyed)], module => module.Services.AddKeyedScoped<Part>("red"))
            .AddModule("Any", [typeof(AnyKeyed)], module => module.Services.AddKeyedScoped<Part, KnowingPart>(KeyedService.AnyKey)));

        (await host.CallAsync("App.Keyed.Run")).Data.ShouldBe("Part");
        (await host.CallAsync("Any.AnyKeyed.Run")).Data.ShouldBe("red");
    }

    [Fact]
    public async Task MissingService_ThatTheHostHas_IsToBeShared() =>
        (await TestHost.ErrorsAsync(app =>
        {
            app.Services.AddSingleton<Repository>();
            app.AddModule("App", [typeof(Orders)]);
        })).ShouldBe([$"{Here}Orders: the constructor requires {Here}Repository, which the module does not register; "
            + $"the host has it; share it with modules by calling ShareWithModules<{Here}Repository>()."]);

    [Fact]
    public async Task Circle_IsNamed() => (await ErrorsAsync(typeof(Round), services => services.AddScoped<Circle>().AddScoped<ICircle, OtherCircle>())).ShouldBe(
        [$"{Here}Round: the constructor requires {Here}Circle, whose constructor requires {Here}ICircle ({Here}OtherCircle), whose constructor requires "
        + $"{Here}Circle again, which is a circular dependency; remove one of the parameters, or inject IServiceProvider there and resolve the service when it is needed."]);

    [Fact]
    public async Task Singleton_ThatWouldKeepWhatBelongsToACall_IsNamed()
    {
        (await ErrorsAsync(typeof(Holding), services => services.AddSingleton<Holder>().AddTransient<Through>().AddScoped<Part>())).ShouldBe(
            [$"{Here}Holding: the constructor requires {Here}Holder, a singleton that would keep the {Here}Part of one call for all later calls; "
            + $"register {Here}Holder as scoped or transient."]);
        (await ErrorsAsync(typeof(Calling), services => services.AddSingleton<Calling>())).ShouldBe(
            [$"{Here}Calling: it is a singleton and would keep the PhalNet.ICallContext of one call for all later calls; register it as scoped or transient."]);
    }

    [Fact]
    public async Task ConstructorsThatCannotBeChosenFrom_AreNamed() =>
        (await ErrorsAsync(typeof(Twofold), services => services.AddScoped<Part>().AddScoped<Circle>(_ => null!))).ShouldBe(
            [$"{Here}Twofold: it has two constructors that the container could use, ({Here}Part) and ({Here}Circle); leave only one public."]);

    [Fact]
    public async Task ClassBelow_WithoutAPublicConstructor_IsNamed() =>
        (await ErrorsAsync(typeof(Orders), services => services.AddScoped<Repository, ClosedRepository>())).ShouldBe(
            [$"{Here}Orders: the constructor requires {Here}Repository ({Here}ClosedRepository), which has no public constructor."]);

    [Fact]
    public async Task GenericClass_ThatAsksForALargerOneForEver_IsNamed() =>
        (await ErrorsAsync(typeof(Endless), services => services.AddScoped(typeof(Growing<>)))).ShouldHaveSingleItem()
            .ShouldStartWith($"{Here}Endless: the constructor requires {Here}Growing<int>, whose dependencies are more than ");

    [Fact]
    public async Task OpenGenericsListsDefaultsFactories_AreFollowedAsTheContainerDoes()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Everything)], module => module.Services
            .AddScoped(typeof(IStore<>), typeof(ValueStore<>))
            .AddScoped(typeof(IStore<>), typeof(Store<>))
            .AddScoped<Part>()
            .AddScoped<Repository>(_ => new ClosedRepository(1))));

        (await host.CallAsync("App.Everything.Run")).Data.ShouldBe("Store`1 0 none 1 ClosedRepository");
    }

    [Fact]
    public async Task OpenGeneric_WhoseConstraintsAreNotMet_IsNamed() =>
        (await ErrorsAsync(typeof(Text), services => services.AddScoped(typeof(IStore<>), typeof(ValueStore<>)))).ShouldBe(
            [$"{Here}Text: the constructor requires {Here}IStore<string>, but the constraints of the registered {Here}ValueStore<> do not allow this type; "
            + "register the class for all types last."]);

    [Fact]
    public async Task ListElement_ThatCannotBeMade_IsNamed() =>
        (await ErrorsAsync(typeof(Listing), services => services.AddScoped<Part>().AddScoped<Part, NeedyPart>())).ShouldBe(
            [$"{Here}Listing: the constructor requires {Here}Part ({Here}NeedyPart), whose constructor requires System.Uri, which the module does not register; {Register}"]);

    [Theory]
    [InlineData(typeof(AsksLazy))]
    [InlineData(typeof(AsksFunc))]
    public async Task LazyAndFunc_ThatTheContainerDoesNotKnow_AreNamedWithWhatToAskFor(Type type) =>
        (await ErrorsAsync(type, services => services.AddScoped<Part>())).ShouldBe(
            [$"{Here}{type.Name}: the constructor requires System.{type.Name["Asks".Length..]}<{Here}Part>, which the module does not register; "
            + $"the container does not create Lazy or Func: inject {Here}Part, or inject IServiceProvider and resolve it when it is needed."]);

    [Theory]
    [InlineData(typeof(AsksArray), "[]")]
    [InlineData(typeof(AsksList), null)]
    public async Task ListOfServices_ThatIsNoEnumerable_IsNamedWithWhatToAskFor(Type type, string? array) =>
        (await ErrorsAsync(type, services => services.AddScoped<Part>())).ShouldBe(
            [$"{Here}{type.Name}: the constructor requires {(array is null ? $"System.Collections.Generic.IReadOnlyList<{Here}Part>" : $"{Here}Part[]")}, "
            + "which the module does not register; the container provides all services of a type only as IEnumerable: "
            + $"inject IEnumerable<{Here}Part>."]);

    [Fact]
    public async Task Lazy_ThatAClassGives_IsFollowedToWhatItGives()
    {
        (await ErrorsAsync(typeof(AsksLazy), services => services.AddTransient(typeof(Lazy<>), typeof(Later<>)))).ShouldBe(
            [$"{Here}AsksLazy: the constructor requires System.Lazy<{Here}Part> ({Here}Later<{Here}Part>), whose constructor requires {Here}Part, "
            + $"which the module does not register; {Register}"]);
        (await ErrorsAsync(typeof(AsksLazy), services => services.AddTransient(typeof(Lazy<>), typeof(Later<>)).AddScoped<Part, NeedyPart>())).ShouldBe(
            [$"{Here}AsksLazy: the constructor requires System.Lazy<{Here}Part> ({Here}Later<{Here}Part>), whose constructor requires {Here}Part ({Here}NeedyPart), "
            + $"whose constructor requires System.Uri, which the module does not register; {Register}"]);
    }

    [Fact]
    public async Task LazyAndFunc_ThatTheContainerKnows_Serve_AlsoRoundACircle()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(AsksLazy), typeof(AsksFunc), typeof(RoundLater)], module => module.Services
            .AddTransient(typeof(Lazy<>), typeof(Later<>))
            .AddScoped<Func<Part>>(services => services.GetRequiredService<Part>)
            .AddScoped<Part>()
            .AddScoped<LaterCircle>()));

        (await host.CallAsync("App.AsksLazy.Run")).Data.ShouldBe("Part");
        (await host.CallAsync("App.AsksFunc.Run")).Data.ShouldBe("Part");
        (await host.CallAsync("App.RoundLater.Run")).Data.ShouldBe("LaterCircle");
    }

    [Fact]
    public async Task OpenGeneric_WhoseOwnDependencyIsMissing_IsNamed() =>
        (await ErrorsAsync(typeof(Storing), services => services.AddScoped(typeof(IStore<>), typeof(Store<>)))).ShouldBe(
            [$"{Here}Storing: the constructor requires {Here}IStore<int> ({Here}Store<int>), whose constructor requires {Here}Part, which the module does not register; {Register}"]);

    [Fact]
    public async Task Filter_WhoseDependenciesAreMissing_IsNamed() =>
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [typeof(Filtered)], module => module.AddFilter<Asking>().Services.AddScoped<Repository>())))
            .ShouldBe([$"The module App: the filter {Here}Asking cannot be created: the constructor requires {Here}Repository, whose constructor requires "
                + $"{Here}Database, which the module does not register; {Register}"]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ApplicationFilter_WhoseDependenciesAreMissing_IsNamedOnce_WithTheErrorsOfModules(bool perCall)
    {
        const string host = "which the host does not register; register it with builder.Services (AddScoped, AddSingleton or AddTransient).";
        (await TestHost.ErrorsAsync(app =>
        {
            if (perCall)
                app.Services.AddScoped<Repository>();
            else
                app.Services.AddSingleton<Repository>();
            app.AddFilter<Asking>().AddModule("App", [typeof(Orders)]).AddModule("Other", [typeof(Listing)]);
        })).ShouldBe(
        [
            $"The application: the filter {Here}Asking cannot be created: the constructor requires {Here}Repository, whose constructor requires {Here}Database, {host}",
            $"{Here}Orders: the constructor requires {Here}Repository, which the module does not register; the host has it; share it with modules by calling ShareWithModules<{Here}Repository>().",
        ]);
    }

    [Fact]
    public async Task ApplicationFilter_IsCheckedWhereNoModuleIsThere() =>
        (await TestHost.ErrorsAsync(app => app.AddFilter<Asking>())).ShouldHaveSingleItem().ShouldStartWith("The application: the filter ");

    private static async Task<IReadOnlyList<string>> ErrorsAsync(Type type, Action<IServiceCollection> register, string environment = "Production") =>
        (await Should.ThrowAsync<DeclarationException>(() => TestHost.StartAsync(
            app => app.AddModule("App", [type], module => register(module.Services)), environment: environment))).Errors;
}
