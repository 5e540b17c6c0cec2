using System.Text.Json;
using Modules.Platform.Tests.Support;

namespace Modules.Platform.Tests.Accounts;

/// <summary>The services that issue, renew and revoke access tokens, with tokens required.</summary>
public abstract class AuthTests(TestDatabase database) : IAsyncLifetime
{
    private const string Password = "correct horse";

    private AccountsHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await AccountsHost.StartAsync(database);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task ApplyToken_Application_GetsATokenOfItsOwn()
    {
        var token = await _host.TokenAsync();

        token.GetProperty("access_token").GetString()!.ShouldMatch("^pnt_[0-9A-Za-z]{49}$");
        token.GetProperty("expire_at").GetInt64().ShouldBeInRange(DateTimeOffset.UtcNow.AddHours(167).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddHours(169).ToUnixTimeSeconds());
        token.GetProperty("expire_time").GetString()!.ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$");
        token.EnumerateObject().Count().ShouldBe(3);
        (await _host.SendAsync(token)).ShouldBe((408, "This service needs a member's access_token: log in first."));
    }

    [Fact]
    public async Task ApplyToken_ForAMember_ActsAsThatMember()
    {
        var ada = await _host.Accounts.AddMemberAsync("ada", cancellation: TestContext.Current.CancellationToken);

        var token = await _host.TokenAsync(ada.Uuid);

        (await _host.SendAsync(token)).Ret.ShouldBe(200);
        _host.Query("SELECT sender FROM chat_message").Single()["sender"].ShouldBe(ada.Uuid);
    }

    [Fact]
    public async Task ApplyToken_WhatIsWrong_IsToldApart()
    {
        var (key, secret) = _host.Application;
        var unknown = new string('9', 32);
        var ada = await _host.Accounts.AddMemberAsync("ada", cancellation: TestContext.Current.CancellationToken);
        await _host.Accounts.ChangeMemberAsync("ada", isEnabled: false, TestContext.Current.CancellationToken);

        (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", "nobody"), ("app_secret", secret))).Ret.ShouldBe(407);
        (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", secret + "x"))).Message.ShouldBe("app_key or app_secret is wrong.");
        foreach (var uuid in new[] { unknown, ada.Uuid })
            (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", secret), ("uuid", uuid)))
                .ShouldBe((408, "The member is unknown or disabled."));
        (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", secret), ("uuid", "short"))).Ret.ShouldBe(400);

        await _host.Accounts.ChangeApplicationAsync(key, isEnabled: false, cancellation: TestContext.Current.CancellationToken);
        (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", secret)))
            .ShouldBe((407, "The application is unknown or disabled."));
    }

    [Fact]
    public async Task ApplyToken_WhileSecretsChange_TakesBothAndThenOne()
    {
        var (key, first) = _host.Application;
        var cancellation = TestContext.Current.CancellationToken;
        var second = (await _host.Accounts.ChangeSecretAsync(key, cancellation: cancellation)).AppSecret;
        await RetsAsync(200, 200);

        var third = (await _host.Accounts.ChangeSecretAsync(key, cancellation: cancellation)).AppSecret;
        await RetsAsync(407, 200);

        await _host.Accounts.ChangeSecretAsync(key, keepPresent: false, cancellation);
        await RetsAsync(407, 407);
        (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", third))).Ret.ShouldBe(407);

        async Task RetsAsync(int ofFirst, int ofSecond)
        {
            (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", first))).Ret.ShouldBe(ofFirst);
            (await _host.TryAsync("App.Auth.ApplyToken", ("app_key", key), ("app_secret", second))).Ret.ShouldBe(ofSecond);
        }
    }

    [Fact]
    public async Task RefreshAccessToken_GivesANewOne_AndTheOldEndsAMinuteLater()
    {
        var ada = await _host.Accounts.AddMemberAsync("ada", cancellation: TestContext.Current.CancellationToken);
        var old = await _host.TokenAsync(ada.Uuid);

        var renewed = await _host.DataAsync("App.Auth.RefreshAccessToken", ("access_token", Text(old)));

        Text(renewed).ShouldNotBe(Text(old));
        (await _host.SendAsync(renewed)).Ret.ShouldBe(200);
        (await _host.SendAsync(old)).Ret.ShouldBe(200);
        var expires = _host.Query("SELECT expire_at FROM access_token ORDER BY expire_at").Select(row => (long)row["expire_at"]!).First();
        expires.ShouldBeInRange(DateTimeOffset.UtcNow.AddSeconds(20).ToUnixTimeSeconds(), DateTimeOffset.UtcNow.AddSeconds(61).ToUnixTimeSeconds());
    }

    [Fact]
    public async Task RevokeAccessToken_EndsItAtOnce()
    {
        var ada = await _host.Accounts.AddMemberAsync("ada", cancellation: TestContext.Current.CancellationToken);
        var token = await _host.TokenAsync(ada.Uuid);

        (await _host.TryAsync("App.Auth.RevokeAccessToken", ("access_token", Text(token)))).Ret.ShouldBe(200);

        (await _host.SendAsync(token)).ShouldBe((406, "access_token is unknown, expired or revoked."));
        (await _host.TryAsync("App.Auth.RevokeAccessToken", ("access_token", Text(token)))).Ret.ShouldBe(406);
        (await _host.TryAsync("App.Auth.RefreshAccessToken", ("access_token", Text(token)))).Ret.ShouldBe(406);
        (await _host.TryAsync("App.Auth.RevokeAccessToken")).ShouldBe((406, "access_token is required."));
        (await _host.TryAsync("App.Auth.RefreshAccessToken")).Ret.ShouldBe(406);
    }

    [Fact]
    public async Task Disabled_MembersAndApplications_StopAtOnce()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var ada = await _host.Accounts.AddMemberAsync("ada", cancellation: cancellation);
        var token = await _host.TokenAsync(ada.Uuid);

        await _host.Accounts.ChangeMemberAsync("ada", isEnabled: false, cancellation);
        (await _host.SendAsync(token)).ShouldBe((408, "The member is unknown or disabled."));
        (await _host.TryAsync("App.Auth.RefreshAccessToken", ("access_token", Text(token)))).Ret.ShouldBe(408);
        await _host.Accounts.ChangeMemberAsync(ada.Uuid, isEnabled: true, cancellation);
        (await _host.SendAsync(token)).Ret.ShouldBe(200);

        await _host.Accounts.ChangeApplicationAsync(_host.Application.AppKey, isEnabled: false, cancellation: cancellation);
        (await _host.SendAsync(token)).ShouldBe((407, "The application is unknown or disabled."));
        (await _host.TryAsync("App.Auth.RefreshAccessToken", ("access_token", Text(token)))).Ret.ShouldBe(407);
    }

    [Fact]
    public async Task Services_ByPattern_AreAllowedOrNot()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await _host.Accounts.AddMemberAsync("ada", Password, cancellation: cancellation);
        await _host.Accounts.ChangeApplicationAsync(_host.Application.AppKey, services: "Platform.User.*, platform.chatmessage.getmessagelist", cancellation: cancellation);
        var login = await _host.LoginAsync(await _host.TokenAsync(), "ada", Password);

        (await _host.TryAsync("Platform.ChatMessage.GetMessageList", ("access_token", Text(login)))).Ret.ShouldBe(200);
        (await _host.SendAsync(login)).ShouldBe((407, "The application may not call Platform.ChatMessage.Send."));

        await _host.Accounts.ChangeApplicationAsync(_host.Application.AppKey, services: "Platform.ChatMessage.Send", cancellation: cancellation);
        (await _host.SendAsync(login)).Ret.ShouldBe(200);
        var application = ("access_token", (object?)Text(await _host.TokenAsync()));
        (await _host.TryAsync("Platform.User.UserLogin", application, ("account", "ada"), ("password", Password))).Ret.ShouldBe(407);
        (await _host.TryAsync("App.Auth.UserLogin", application, ("account", "ada"), ("password", Password))).Ret.ShouldBe(200);
    }

    [Fact]
    public async Task Tokens_ThatExpired_AreClearedAwayWithNewOnes()
    {
        await _host.Host.AddTokenAsync("old", null, TimeSpan.FromSeconds(-1));
        await _host.TokenAsync();
        _host.Query("SELECT expire_at FROM access_token").Count.ShouldBe(1);
    }

    private static string Text(JsonElement token) => AccountsHost.Text(token);
}

public sealed class SqliteAuthTests() : AuthTests(TestDatabase.Sqlite);

public sealed class PostgresAuthTests() : AuthTests(TestDatabase.Postgres);
