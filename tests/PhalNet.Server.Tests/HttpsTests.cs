using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PhalNet.Server.Tests.Running;

namespace PhalNet.Server.Tests;

public sealed class HttpsTests
{
    [Fact]
    public async Task Https_WithACertificateFromPemFiles_ServesCalls()
    {
        using var directory = new TemporaryDirectory();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = SelfSigned(key);
        var certificateFile = Path.Combine(directory.Path, "server.pem");
        var keyFile = Path.Combine(directory.Path, "server.key");
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());

        await using var server = await ServerProcess.StartAsync(
            "--environment=Development",
            "--Kestrel:Endpoints:Https:Url=https://127.0.0.1:0",
            $"--Kestrel:Endpoints:Https:Certificate:Path={certificateFile}",
            $"--Kestrel:Endpoints:Https:Certificate:KeyPath={keyFile}");
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint,
        };
        using var http = new HttpClient(handler) { BaseAddress = server.Url };

        server.Url.Scheme.ShouldBe("https");
        (await Message.SendAsync(http)).Ret.ShouldBe(200);
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
