using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modules.Platform;

using Mailboxes = PhalNet.Tests.Server.Mailboxes;

namespace PhalNet.Server.Tests;

/// <summary>Embedding applications with an entry at <c>/</c> and nothing else, called by the address of PhalApi's web server.</summary>
public sealed class OwnHostTests
{
    public static TheoryData<string> Clients =>
        [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "clients"), "*.http").Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task PhalApiHost_CalledAtIndexPhp_StoresOnceAndAnswersHttp200(string client)
    {
        await using var host = await Host.StartAsync("PhalApi");
        foreach (var path in (string[])["/index.php", "/", "/any/path"])
        {
            var before = host.CountMessages();
            var reply = await RawConnection.SendAsync(host.Address, Recorded(client, path));

            // This package cannot send parameters.
            var (ret, messages) = client == "python3-1" ? (400, 0) : (200, 1);
            reply.Status.ShouldBe(200, path);
            reply.Envelope.Ret.ShouldBe(ret, path);
            (host.CountMessages() - before).ShouldBe(messages, path);
        }
    }

    [Theory]
    [InlineData("PhalApi", "/health")]
    [InlineData("PhalApi", "/docs/index.php")]
    [InlineData("PhalApi", "/admin")]
    [InlineData("Strict", "/index.php")]
    [InlineData("Strict", "/any/path")]
    public async Task Host_CalledWhereItServesNothing_StoresNothingAndAnswersHttp404(string profile, string path)
    {
        await using var host = await Host.StartAsync(profile);
        foreach (var client in (string[])["ruby-1", "php-1", "go-1"])
        {
            var reply = await RawConnection.SendAsync(host.Address, Recorded(client, path));
            reply.Status.ShouldBe(404);
            reply.Envelope.Ret.ShouldBe(404);
        }

        host.CountMessages().ShouldBe(0);
    }

    // A recorded request with another path. Latin-1 preserves every byte.
    private static byte[] Recorded(string client, string path)
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "clients", $"{client}.http")));
        var recorded = text.Contains(" /api/platform/ ", StringComparison.Ordinal) ? " /api/platform/" : " /api/platform";
        var at = text.IndexOf(recorded, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes($"{text[..at]} {path}{text[(at + recorded.Length)..]}");
    }

    private sealed class Host(WebApplication application, TemporaryDirectory directory) : IAsyncDisposable
    {
        public Uri Address => new(application.Urls.Single());

        public static async Task<Host> StartAsync(string profile)
        {
            var directory = new TemporaryDirectory();
            var builder = WebApplication.CreateSlimBuilder(
            [
                "--environment=Development", "--urls=http://127.0.0.1:0", $"--PhalNet:DataDirectory={directory.Path}",
                $"--PhalNet:Profile={profile}", "--Platform:RequireAccessToken=false",
            ]);
            builder.Logging.ClearProviders();
            builder.Services.AddPhalNet().AddPhalApiCompatibility().AddModule(typeof(PlatformModule).Assembly);
            var application = builder.Build();
            application.MapPhalNet("/");
            await application.StartAsync(TestContext.Current.CancellationToken);
            return new(application, directory);
        }

        public long CountMessages() => new Mailboxes(directory.Path).CountMessages();

        public async ValueTask DisposeAsync()
        {
            await application.DisposeAsync();
            directory.Dispose();
        }
    }
}
