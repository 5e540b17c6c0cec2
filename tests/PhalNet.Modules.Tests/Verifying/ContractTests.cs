using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Descriptions;
using PhalNet.Modules.Tests.Support;
using PhalNet.Server;

namespace PhalNet.Modules.Tests.Verifying;

/// <summary>The contracts of two modules that contain all planted changes, one class each.</summary>
public sealed class Contracts : IAsyncLifetime
{
    public ModuleContract Old { get; private set; } = null!;

    public ModuleContract New { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var directory = new TemporaryDirectory();
        await using var host = await ModulesHost.StartAsync();
        Old = await ReadAsync(host, directory.Path, isNew: false);
        New = await ReadAsync(host, directory.Path, isNew: true);
    }

    public ValueTask DisposeAsync() => default;

    private static async Task<ModuleContract> ReadAsync(ModulesHost host, string directory, bool isNew)
    {
        var folder = new TestModule
        {
            Attribute = isNew ? ", Title = \"The shop\"" : "",
            Version = isNew ? "2.0.0" : "1.0.0",
            Code = string.Join(
                '\n', PlantedChanges.All.Concat(PlantedChanges.Harmless).Select(change => change.CodeOf(isNew))),
        }.Write(directory, isNew ? "new" : "old");
        ModuleContract? contract = null;
        var result = await new ModuleTrial(host.Services).RunAsync(
            ModuleFolder.Open(folder), actions => contract = Read(host.Services, actions), TestContext.Current.CancellationToken);
        result.State.ShouldBe(ModuleState.Active, string.Join('\n', result.Reasons));
        result.LeftBehind.ShouldBeEmpty();
        return contract!;
    }

    private static ModuleContract Read(IServiceProvider services, IReadOnlyList<ServiceAction> actions)
    {
        var documents = new Documentation(
            services.GetRequiredService<IServiceRegistry>(),
            services.GetRequiredService<IMessageCatalog>(),
            services.GetRequiredService<ILogger<Documentation>>()).In("en");
        return ModuleContract.Of("Shop", "", actions, action => ContractSchemas.Of(documents.For(action)));
    }
}

public sealed class ContractTests(Contracts contracts) : IClassFixture<Contracts>
{
    public static TheoryData<string> Planted => [.. PlantedChanges.All.Select(change => change.Name)];

    public static TheoryData<string> Harmless => [.. PlantedChanges.Harmless.Select(change => change.Name)];

    [Theory]
    [MemberData(nameof(Planted))]
    public void PlantedChange_IsTold(string name) => Found(name).ShouldBe(Expected(PlantedChanges.All, name));

    [Theory]
    [MemberData(nameof(Harmless))]
    public void HarmlessChange_Passes(string name)
    {
        var found = Found(name);

        found.ShouldBe(Expected(PlantedChanges.Harmless, name));
        found.ShouldNotContain("!");
    }

    [Fact]
    public void Contract_WrittenAndRead_IsTheSame()
    {
        var read = ModuleContract.Parse(contracts.Old.ToJson());

        read.ToJson().ShouldBe(contracts.Old.ToJson());
        ContractDifference.Compare(contracts.Old, read).ShouldBeEmpty();
        Sentences(read).ShouldBe(Sentences(contracts.Old));
    }

    [Fact]
    public void EveryChange_IsASentence_InBothLanguages()
    {
        foreach (var change in ContractDifference.Compare(contracts.Old, contracts.New))
        {
            change.Say("en").ShouldMatch(@"^[^{}]+(\{\}[^{}]*)?\.$");
            change.Say("zh-CN").ShouldMatch(@"\p{IsCJKUnifiedIdeographs}.*。$");
        }

        ContractTexts.In("zh-CN").Keys.ShouldBe(ContractTexts.In("en").Keys);
    }

    [Theory]
    [InlineData("null", "signed", "access.tightened!")]
    [InlineData("signed", "null", "access.loosened")]
    [InlineData("anonymous", "signed", "access.tightened!")]
    [InlineData("signed", "anonymous", "access.loosened")]
    [InlineData("signed", "admin", "access.tightened!")]
    [InlineData("admin", "admin or clerk", "access.loosened")]
    [InlineData("admin or clerk", "admin", "access.tightened!")]
    [InlineData("admin", "admin", "")]
    public void Access_TightenedOrLoosened_IsTold(string old, string current, string expected)
    {
        var service = new ServiceContract { Name = "Shop.A.B" };

        Text(ServiceComparison.Compare(service with { Access = Access(old) }, service with { Access = Access(current) })).ShouldBe(expected);
    }

    private static ActionAccess? Access(string name) => name switch
    {
        "null" => null,
        "anonymous" => new() { AllowsAnonymous = true },
        "signed" => new(),
        _ => new() { Roles = [name.Split(" or ")] },
    };

    private string Found(string name) => Text(ContractDifference.Compare(contracts.Old, contracts.New)
        .Where(change => change.Service.StartsWith($"Shop.{name}.", StringComparison.Ordinal)));

    private string Sentences(ModuleContract old) => string.Join('\n', ContractDifference.Compare(old, contracts.New));

    private static string Expected(IReadOnlyList<PlantedChange> changes, string name) =>
        string.Join(",", changes.Single(change => change.Name == name).Found.Split(',').Order(StringComparer.Ordinal));

    private static string Text(IEnumerable<ContractChange> changes) => string.Join(",", changes
        .Select(change => $"{change.Kind}{(change.IsBreaking ? "!" : "")}{(change.Place.Length > 0 ? "@" : "")}{change.Place}")
        .Order(StringComparer.Ordinal));
}
