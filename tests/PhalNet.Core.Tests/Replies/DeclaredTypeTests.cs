using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PhalNet.Core.Tests.Replies;

#pragma warning disable CA1822

/// <summary>Results are written as the declared type of the action.</summary>
public sealed class DeclaredTypeTests
{
    private const string Cat = """{"$type":"cat","lives":9,"name":"Tom"}""";

    [Theory]
    [InlineData("Poly", Cat)]
    [InlineData("PolyLater", Cat)]
    [InlineData("PolyLaterValue", Cat)]
    [InlineData("PolyList", $"[{Cat}]")]
    [InlineData("PolyMap", $$"""{"a":{{Cat}}}""")]
    [InlineData("PolyMember", $$"""{"pet":{{Cat}},"anything":{{Cat}}}""")]
    [InlineData("PolyContract", """{"kind":"square","side":2}""")]
    [InlineData("Leak", """{"name":"a"}""")]
    [InlineData("LeakList", """[{"name":"a"}]""")]
    [InlineData("LeakSequence", """[{"name":"a"}]""")]
    [InlineData("LeakContract", """{"name":"a"}""")]
    [InlineData("LeakDeclared", """{"name":"a"}""")]
    [InlineData("LeakOwn", """{"password_hash":"secret","name":"a"}""")]
    [InlineData("Anything", Cat)]
    [InlineData("Dynamic", Cat)]
    [InlineData("AnyResult", Cat)]
    [InlineData("AnyContract", """{"kind":"square","side":2}""")]
    [InlineData("AnyList", $"[{Cat},1,null]")]
    [InlineData("AnyMap", $$"""{"a":{{Cat}}}""")]
    [InlineData("AnyUnlisted", """{"name":"Rex"}""")]
    [InlineData("Nothing", "{}")]
    [InlineData("NewObject", "{}")]
    [InlineData("Number", "5")]
    [InlineData("NoNumber", "null")]
    [InlineData("SomeNumber", "5")]
    [InlineData("Fields", """{"name":"n","x":1,"y":2}""")]
    [InlineData("OldTuple", """{"item1":1,"item2":"a"}""")]
    public async Task Data_OfAnAction_IsWrittenAsDeclared(string action, string data)
    {
        await using var host = await TestHost.StartAsync(typeof(Zoo));

        (await host.DataAsync($"App.Zoo.{action}")).ShouldBe(data);
    }

    [Fact]
    public async Task Discriminator_FromAContract_OfTheModulesOptions_IsWritten()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Zoo)], module =>
            module.Json.TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(info =>
            {
                if (info.Type == typeof(Plain))
                    info.PolymorphismOptions = new() { DerivedTypes = { new(typeof(Derived), "derived") } };
            })));

        (await host.DataAsync("App.Zoo.FromOptions")).ShouldBe("""{"$type":"derived","more":2,"some":1}""");
        (await host.DataAsync("App.Zoo.AnyFromOptions")).ShouldBe("""{"$type":"derived","more":2,"some":1}""");
    }

    [Fact]
    public async Task Filter_ThatPutsTheDataIntoAResultOfItsOwn_GivesNothingAway()
    {
        await using var host = await TestHost.StartAsync(app => app.AddModule("App", [typeof(Zoo)], module => module.AddFilter<Rewording>()));

        (await host.EnvelopeAsync("App.Zoo.Leak")).ShouldBe("""{"ret":200,"data":{"name":"a"},"msg":"reworded"}""");
        (await host.EnvelopeAsync("App.Zoo.Number")).ShouldBe("""{"ret":200,"data":5,"msg":"reworded"}""");
    }

    [Fact]
    public async Task Result_PassedOnFromAnotherModule_IsWrittenAsThatOneDeclaresIt()
    {
        await using var host = await TestHost.StartAsync(app => app
            .AddModule("App", [typeof(Passing)])
            .AddModule("Zoo", [typeof(Zoo)], module => module.Json.PropertyNamingPolicy = null)
            .ShareWithModules<ICallDispatcher>());

        (await host.DataAsync("App.Passing.Run")).ShouldBe("""{"Name":"a"}""");
        (await host.DataAsync("App.Passing.Declared")).ShouldBe("""{"Name":"a"}""");
    }

    [Fact]
    public async Task Extra_OfADerivedType_HasItsDiscriminator()
    {
        await using var host = await TestHost.StartAsync(typeof(Zoo));

        (await host.EnvelopeAsync("App.Zoo.Extra")).ShouldBe($$"""{"ret":200,"data":{},"msg":"","pet":{{Cat}}}""");
    }

    [JsonDerivedType(typeof(CatPet), "cat")]
    public abstract class Animal
    {
        public string Name { get; set; } = "Tom";
    }

    public sealed class CatPet : Animal
    {
        public int Lives => 9;
    }

    public sealed class Dog : Animal;

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
    [JsonDerivedType(typeof(Square), "square")]
    public interface IShape;

    public sealed record Square(int Side) : IShape;

    public interface INamed
    {
        string Name { get; }
    }

    public record PublicUser(string Name) : INamed;

    public sealed record PrivateUser(string Name, string PasswordHash) : PublicUser(Name);

    public sealed record Owner(Animal Pet, object Anything);

    public record Plain(int Some);

    public sealed record Derived(int Some, int More) : Plain(Some);

    public sealed class Point
    {
        public int X = 1;
        public readonly int Y = 2;

        public string Name => "n";
    }

    [Service("App.Zoo")]
    private sealed class Zoo
    {
        private static readonly PrivateUser User = new("a", "secret");

        public Animal Poly() => new CatPet();

        public async Task<Animal> PolyLater()
        {
            await Task.Yield();
            return new CatPet();
        }

        public ValueTask<Animal> PolyLaterValue() => new(new CatPet());

        public List<Animal> PolyList() => [new CatPet()];

        public Dictionary<string, Animal> PolyMap() => new() { ["a"] = new CatPet() };

        public Owner PolyMember() => new(new CatPet(), new CatPet());

        public IShape PolyContract() => new Square(2);

        public PublicUser Leak() => User;

        public IReadOnlyList<PublicUser> LeakList() => new PrivateUser[] { User };

        public IEnumerable<PublicUser> LeakSequence()
        {
            yield return User;
        }

        public INamed LeakContract() => User;

        public CallResult<PublicUser> LeakDeclared() => User;

        public object LeakOwn() => User;

        public object Anything() => new CatPet();

        public dynamic Dynamic() => new CatPet();

        public CallResult AnyResult() => CallResult.Success(new CatPet());

        public object AnyContract() => new Square(2);

        public object?[] AnyList() => [new CatPet(), 1, null];

        public Dictionary<string, object> AnyMap() => new() { ["a"] = new CatPet() };

        public object AnyUnlisted() => new Dog { Name = "Rex" };

        public object? Nothing() => null;

        public object NewObject() => new();

        public int Number() => 5;

        public int? NoNumber() => null;

        public int? SomeNumber() => 5;

        public Point Fields() => new();

        public Tuple<int, string> OldTuple() => new(1, "a");

        public Plain FromOptions() => new Derived(1, 2);

        public object AnyFromOptions() => new Derived(1, 2);

        public void Extra(ICallContext call) => call.AddExtra("pet", new CatPet());
    }

    [Service("App.Passing")]
    private sealed class Passing(ICallDispatcher dispatcher)
    {
        public async Task<CallResult> Run() => await dispatcher.CallAsync(CallRequest.Create("App.Zoo.Leak"));

        public async Task<CallResult<PublicUser>> Declared() => await dispatcher.CallAsync(CallRequest.Create("App.Zoo.Leak"));
    }

    private sealed class Rewording : ICallFilter
    {
        public async ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next)
        {
            var result = await next(call);
            return new() { Data = result.Data, Message = "reworded" };
        }
    }
}
