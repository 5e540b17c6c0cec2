using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace PhalNet.Server.Tests;

public sealed class HttpsTests
{
    // The settings from docs/how-to/https.md, with a free port instead of the one given there.
    private static readonly string Guide = File.ReadAllText(Path.Combine(ServerProgram.Location("Documentation"), "how-to", "https.md"))
        .Replace("https://*:5443", "https://127.0.0.1:0");

    [Fact]
    public async Task Https_ByTheFileOfTheGuide_ServesCalls()
    {
        using var directory = new TemporaryDirectory();
        await File.WriteAllTextAsync(Path.Combine(directory.Path, "appsettings.json"), Block("json"));

        await ShouldServeAsync(directory.Path);
    }

    [Fact]
    public async Task Https_ByTheCommandLineOfTheGuide_ServesCalls()
    {
        using var directory = new TemporaryDirectory();

        await ShouldServeAsync(directory.Path, Block("sh").Trim().Split(' ')[2..]);
    }

    private static async Task ShouldServeAsync(string directory, params string[] arguments)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SelfSigned(key);
        Directory.CreateDirectory(Path.Combine(directory, "certs"));
        await File.WriteAllTextAsync(Path.Combine(directory, "certs", "server.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(directory, "certs", "server.key"), key.ExportPkcs8PrivateKeyPem());

        await using var server = await ServerProcess.StartAsync(
            directory, arguments, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        };
        using var http = new HttpClient(handler) { BaseAddress = server.Url };

        server.Url.Scheme.ShouldBe("https");
        (await Message.SendAsync(http)).Ret.ShouldBe(200);
    }

    private static string Block(string language)
    {
        var start = Guide.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return Guide[start..Guide.IndexOf("```", start, StringComparison.Ordinal)];
    }

    private static X509Certificate2 SelfSigned(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddDays(1));
    }
}
