using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhalNet.Hosting.Tests.Support;
using Shouldly;
using Xunit;

namespace PhalNet.Hosting.Tests.Requests;

/// <summary>Bodies that do not stay in memory, and the replies when they cannot be stored.</summary>
public sealed class TemporaryFileTests : IDisposable
{
    private const int NotKept = 1030;
    private const string Multipart = "multipart/form-data; boundary=X";

    private readonly string _temporary = Directory.CreateTempSubdirectory("phalnet-tests-").FullName;

    [Theory]
    [InlineData("Strict")]
    [InlineData("PhalApi")]
    public async Task TemporaryDirectory_ThatIsMissing_IsAFaultOfTheServer_ToldOnce(string profile)
    {
        await using var host = await StartAsync(profile, Path.Combine(_temporary, "missing"));
        host.ExpectError(NotKept);

        // The name in the path, in the query, only in the body, and missing.
        string[] targets = ["/api/Echo.OptionalFile", "/api?s=Echo.OptionalFile", "/api", "/api/some/path", "/api?s=Nothing.There"];
        foreach (var target in targets)
        {
            var reply = await host.PostAsync(target, Body(2_000_000), Multipart);
            reply.Refused(500, "cannot store the upload");
            reply.Status.ShouldBe(200);
        }

        var several = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => host.PostAsync("/api", Body(200_000), Multipart)));
        several.ShouldAllBe(reply => reply.Ret == 500);
        host.Logs.Errors.Count.ShouldBe(1);

        // Requests that need no file are served.
        (await host.PostAsync("/api", Body(1000), Multipart)).Succeeded().GetProperty("sent").GetBoolean().ShouldBeTrue();
        (await host.PostAsync("/api", "s=Echo.Text&text=" + new string('a', 200_000))).Succeeded();
    }

    [Fact]
    public async Task LargeBody_IsKeptInTheFolderOfTheProcess_UntilItsRequestEnds()
    {
        await using (var host = await StartAsync("Strict", _temporary))
        {
            using var connection = await host.ConnectAsync();
            var body = Body(200_000);
            await connection.WriteAsync(
                $"POST /api HTTP/1.1\r\nHost: x\r\nContent-Type: {Multipart}\r\nContent-Length: {body.Length}\r\n\r\n{body[..^10]}");
            await Condition.WaitAsync(() => Files().Length == 2);
            await connection.WriteAsync(body[^10..]);

            (await connection.ReadAsync()).Envelope.Succeeded();
            await Condition.WaitAsync(() => Files().Length == 1);
        }

        Directory.GetDirectories(_temporary).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    private string[] Files() => Directory.GetFiles(_temporary, "*", SearchOption.AllDirectories);

    private static string Body(int length) =>
        "--X\r\nContent-Disposition: form-data; name=\"s\"\r\n\r\nEcho.OptionalFile\r\n"
        + "--X\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\n\r\n" + new string('a', length) + "\r\n--X--\r\n";

    private static Task<TestHost> StartAsync(string profile, string temporary) => TestHost.StartAsync(options =>
    {
        options.Settings["PhalNet:Profile"] = profile;
        options.ConfigurePhalNet = phalNet => phalNet.AddPhalApiCompatibility();
        options.ConfigureServices = services => services.AddSingleton(provider =>
            new BodyFiles(temporary, TimeProvider.System, provider.GetRequiredService<ILogger<BodyFiles>>()));
    });
}
