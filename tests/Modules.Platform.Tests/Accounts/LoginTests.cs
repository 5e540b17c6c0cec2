using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Accounts;

public abstract class LoginTests(TestDatabase database)
{
    private const string Password = "correct horse";

    [Theory]
    [InlineData("Platform.User.UserLogin")]
    [InlineData("App.Auth.UserLogin")]
    public async Task UserLogin_RightPassword_GivesATokenOfTheMember(string service)
    {
        await using var host = await AccountsHost.StartAsync(database);
        var ada = await host.Accounts.AddMemberAsync("Ada@Example.com", Password, cancellation: TestContext.Current.CancellationToken);

        var login = await host.LoginAsync(await host.TokenAsync(), " ada@example.COM", Password, service);
        var profile = await host.DataAsync("Platform.User.Profile", ("access_token", AccountsHost.Text(login)));

        login.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "expire_at", "expire_time", "uuid"]);
        login.GetProperty("uuid").GetString().ShouldBe(ada.Uuid);
        profile.GetProperty("uuid").GetString().ShouldBe(ada.Uuid);
        profile.GetProperty("account").GetString().ShouldBe("ada@example.com");
        profile.GetProperty("add_time").GetString()!.Length.ShouldBe(19);
        host.Query("SELECT app_key FROM access_token").ShouldAllBe(row => row["app_key"]!.Equals(host.Application.AppKey));
    }

    [Fact]
    public async Task UserLogin_WrongPasswordOrNoSuchMember_IsToldInOneWay()
    {
        await using var host = await AccountsHost.StartAsync(database);
        var cancellation = TestContext.Current.CancellationToken;
        await host.Accounts.AddMemberAsync("ada", Password, cancellation: cancellation);
        await host.Accounts.AddMemberAsync("without", cancellation: cancellation);
        await host.Accounts.AddMemberAsync("disabled", Password, cancellation: cancellation);
        await host.Accounts.ChangeMemberAsync("disabled", isEnabled: false, cancellation);
        var token = ("access_token", (object?)AccountsHost.Text(await host.TokenAsync()));

        foreach (var (account, password) in new[] { ("ada", "Correct horse"), ("nobody", Password), ("without", Password), ("disabled", "wrong") })
            (await host.TryAsync("Platform.User.UserLogin", token, ("account", account), ("password", password)))
                .ShouldBe((408, "account or password is wrong."));
        (await host.TryAsync("Platform.User.UserLogin", token, ("account", "disabled"), ("password", Password)))
            .ShouldBe((408, "The member is unknown or disabled."));
        (await host.TryAsync("Platform.User.UserLogin", ("account", "ada"), ("password", Password))).Ret.ShouldBe(406);
        (await host.TryAsync("Platform.User.Profile", token)).Ret.ShouldBe(408, "it is the token of an application");
    }

    [Fact]
    public async Task UserLogin_TenWrongPasswords_SlowTheAccountDownAtThatAddressOnly()
    {
        await using var host = await AccountsHost.StartAsync(database);
        await host.Accounts.AddMemberAsync("ada", Password, cancellation: TestContext.Current.CancellationToken);
        await host.Accounts.AddMemberAsync("ben", Password, cancellation: TestContext.Current.CancellationToken);
        var token = await host.TokenAsync();

        for (var i = 0; i < 10; i++)
            (await host.TryLoginAsync("192.0.2.1", token, "ada", "wrong")).Ret.ShouldBe(408);
        var refused = await host.TryLoginAsync("192.0.2.1", token, "ADA", Password);

        refused.Ret.ShouldBe(429);
        refused.Data.GetProperty("retry_after").GetInt32().ShouldBeInRange(1, 90);
        refused.Headers.ShouldContain("Retry-After");
        (await host.TryLoginAsync("192.0.2.1", token, "ben", Password)).Ret.ShouldBe(200);
        (await host.TryLoginAsync("192.0.2.2", token, "ada", Password)).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task UserLogin_RightPasswords_AreNotCounted()
    {
        await using var host = await AccountsHost.StartAsync(database);
        await host.Accounts.AddMemberAsync("ada", Password, cancellation: TestContext.Current.CancellationToken);
        var token = await host.TokenAsync();

        for (var i = 0; i < 12; i++)
            (await host.TryLoginAsync("192.0.2.1", token, "ada", Password)).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Tries_OfOneAddressForManyAccounts_EndAfterAHundred()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var tries = new LoginTries(time);
        var address = System.Net.IPAddress.Parse("2001:db8::1");
        for (var i = 0; i < 100; i++)
            (await tries.TakeAsync(address, $"account {i}", default)).ShouldBeNull();

        (await tries.TakeAsync(System.Net.IPAddress.Parse("2001:db8::2"), "another", default)).ShouldNotBeNull("it is the same network");
        (await tries.TakeAsync(System.Net.IPAddress.Parse("2001:db8:0:1::1"), "another", default)).ShouldBeNull();
        time.Advance(TimeSpan.FromMinutes(15));
        (await tries.TakeAsync(address, "another", default)).ShouldBeNull();
    }

    [Fact]
    public async Task Tries_OfManyAddressesForOneAccount_AreSlowNotRefused()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var tries = new LoginTries(time);
        for (var i = 0; i < 100; i++)
            (await tries.TakeAsync(System.Net.IPAddress.Parse($"192.0.2.{i}"), "ada", default)).ShouldBeNull();

        var slow = tries.TakeAsync(System.Net.IPAddress.Parse("192.0.2.200"), "ada", default);

        slow.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        (await slow).ShouldBeNull();
    }

    [Fact]
    public async Task UserLogin_WhereNoTokenIsRequired_NeedsNoApplication()
    {
        await using var host = await AccountsHost.StartAsync(database, "Development");
        await host.Accounts.AddMemberAsync("ada", Password, cancellation: TestContext.Current.CancellationToken);

        var login = await host.DataAsync("Platform.User.UserLogin", ("account", "ada"), ("password", Password));

        (await host.SendAsync(login)).Ret.ShouldBe(200);
        (await host.DataAsync("Platform.User.Profile")).GetProperty("uuid").GetString().ShouldBe(PlatformHost.Demo);
    }
}

public sealed class SqliteLoginTests() : LoginTests(TestDatabase.Sqlite);

public sealed class PostgresLoginTests() : LoginTests(TestDatabase.Postgres);
