using System.Data.Common;
using System.Reflection;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PhalNet.Core.Tests.Modules;

namespace PhalNet.Core.Tests.Migrations;

/// <summary>The SQL files of a module are applied once each, even with concurrent processes.</summary>
public sealed class SqlMigrationTests : IDisposable
{
    private static readonly (string, string) First =
        ("Shop.Migrations.001-orders.sql", "CREATE TABLE orders (id INTEGER PRIMARY KEY);\nINSERT INTO orders VALUES (1);");

    private static readonly (string, string) Second = ("Shop.Migrations.002-more.sql", "INSERT INTO orders VALUES (2);");

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");
    private readonly DbDataSource _database;

    public SqlMigrationTests() => _database = SqliteFactory.Instance.CreateDataSource($"Data Source={_file};Pooling=False");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Migrations_OfAModule_AreAppliedInOrderBeforeItsHostedServicesStart()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var seen = new List<long>();

        var status = await host.Modules.AddAsync(
            Source([Second, First], module => module.Services.AddSingleton<IHostedService>(new Starting(() => seen.Add(Count("orders"))))),
            Cancellation);

        status.Reasons.ShouldBeEmpty();
        seen.ShouldBe([2]);
        Texts("SELECT id FROM phalnet_migrations ORDER BY id").ShouldBe(["Shop/001-orders", "Shop/002-more"]);
        Texts("SELECT applied_at FROM phalnet_migrations").ShouldAllBe(time => time.EndsWith('Z'));
        Texts("SELECT checksum FROM phalnet_migrations").ShouldAllBe(sum => sum.Length == 64);
    }

    [Fact]
    public async Task Versions_OfAModule_ApplyWhatIsNewAndForgiveWhatTheyDoNotKnow()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(Source([First]), Cancellation);

        (await host.Modules.ReplaceAsync("Shop", Source([First, Second]), Cancellation)).Reasons.ShouldBeEmpty();
        (await host.Modules.ReplaceAsync("Shop", Source([(First.Item1, First.Item2.ReplaceLineEndings("\r\n"))]), Cancellation))
            .Reasons.ShouldBeEmpty();

        Count("orders").ShouldBe(2);
    }

    [Fact]
    public async Task Migration_ThatWasChanged_FaultsTheModule()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        await host.Modules.AddAsync(Source([First]), Cancellation);
        var applied = Texts("SELECT applied_at FROM phalnet_migrations").Single();

        var status = await host.Modules.ReplaceAsync("Shop", Source([(First.Item1, First.Item2 + " "), Second]), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldBe([$"The migration 001-orders.sql of the module Shop was changed after it was applied at {applied}; "
            + "undo the change and add a new migration."]);
        host.Modules.Modules.Single().State.ShouldBe(ModuleState.Active);
        Count("orders").ShouldBe(1);
    }

    [Fact]
    public async Task Migration_ThatFails_LeavesNothingAndFaultsTheModule()
    {
        await using var host = await TestHost.StartAsync(_ => { });
        var failing = ("Shop.Migrations.002-more.sql", "INSERT INTO orders VALUES (2); INSERT INTO nowhere VALUES (1);");

        var status = await host.Modules.AddAsync(Source([First, failing]), Cancellation);

        status.State.ShouldBe(ModuleState.Faulted);
        status.Reasons.ShouldHaveSingleItem().ShouldMatch("^The migration 002-more.sql of the module Shop failed: .*no such table: nowhere");
        Count("orders").ShouldBe(1);
        (await host.Modules.AddAsync(Source([First, Second]), Cancellation)).State.ShouldBe(ModuleState.Active);
        Count("orders").ShouldBe(2);
    }

    [Fact]
    public async Task Migrations_OfACompiledModule_StopTheStart()
    {
        (await TestHost.ErrorsAsync(app => app.AddModule("App", [], module => module.AddSqlMigrations(_ => _database))))
            .ShouldBe(["The module App has no migrations: AddSqlMigrations applies the embedded resources *.Migrations.NAME.sql of its assembly."]);
        Files files = new([("A.Migrations.1.sql", "SELECT 1"), ("B.Migrations.1.sql", "SELECT 1")]);
        (await Should.ThrowAsync<DeclarationException>(() => ApplyAsync(files))).Errors
            .ShouldBe(["The module Shop has several migrations 1.sql; their names must differ."]);
    }

    [Fact]
    public async Task Database_ThatCannotBeOpened_IsSaid()
    {
        await using var nowhere = SqliteFactory.Instance.CreateDataSource("Data Source=/nowhere/at/all.db");

        var failure = await Should.ThrowAsync<DeclarationException>(() => ApplyAsync(new([First]), nowhere));

        failure.Errors.Single().ShouldStartWith("The migrations of the module Shop cannot be applied: ");
    }

    [Fact]
    public async Task Starts_AtTheSameTime_ApplyEachMigrationOnce()
    {
        Files files = new([First, .. Enumerable.Range(10, 10).Select(i => ($"Shop.Migrations.{i}.sql", $"INSERT INTO orders VALUES ({i});"))]);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ApplyAsync(files), Cancellation)));

        Count("orders").ShouldBe(11);
        Count("phalnet_migrations").ShouldBe(11);
    }

    private async Task ApplyAsync(Files files, DbDataSource? database = null)
    {
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).BuildServiceProvider();
        await new SqlMigrations("Shop", files, _ => database ?? _database).ApplyAsync(services, Cancellation);
    }

    private TestSource Source((string, string)[] files, Action<IModuleBuilder>? configure = null) =>
        new("Shop", [], module =>
        {
            module.AddSqlMigrations(_ => _database);
            configure?.Invoke(module);
        })
        {
            Assembly = new Files(files),
        };

    private long Count(string table) => long.Parse(Texts($"SELECT COUNT(*) FROM {table}").Single());

    private List<string> Texts(string query)
    {
        using var connection = _database.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return texts;
    }

    /// <summary>An assembly with embedded files.</summary>
    private sealed class Files((string Name, string Text)[] files) : Assembly
    {
        public override AssemblyName GetName() => new("Shop");

        public override string[] GetManifestResourceNames() => [.. files.Select(file => file.Name), "Shop.Messages.en.json"];

        public override Stream GetManifestResourceStream(string name) =>
            new MemoryStream(Encoding.UTF8.GetBytes(files.Single(file => file.Name == name).Text));
    }

    private sealed class Starting(Action start) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            start();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
