using System.Text;

namespace PhalNet.Faults.Tests;

public sealed class TemporaryDirectoryTests
{
    private const string Multipart = "multipart/form-data; boundary=b";

    [Theory]
    [MemberData(nameof(StrangersTarget.Profiles), MemberType = typeof(StrangersTarget))]
    public async Task TemporaryDirectory_Full_IsAFaultOfTheServerAndOneErrorLine(string profile)
    {
        Assert.SkipWhen(SmallDisk.WhyNot is not null, SmallDisk.WhyNot ?? "");
        using var disk = new SmallDisk();
        await using var server = await StrangersTarget.StartOnAsync(null, disk.Path, $"--PhalNet:Profile={profile}");

        (await UploadAsync(server, 2_000_000)).Message.ShouldStartWith("The server cannot store the upload");
        var several = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => UploadAsync(server, 300_000)));

        several.Select(reply => reply.Ret).ShouldAllBe(ret => ret == 500);
        server.Console.Split('\n').Count(line => line.Contains("fail:")).ShouldBe(1);
        (await UploadAsync(server, 1000)).Ret.ShouldBe(200);
        (await Envelope.ReadAsync(await server.Http.PostAsync("/", Message.Form(
            new Dictionary<string, string> { ["s"] = "App.Site.Index", ["text"] = new('a', 200_000) })))).Ret.ShouldBe(200);
        Directory.GetFiles(disk.Path, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task Folder_OfAProcessThatWasKilled_GoesAtTheNextStart_AndThatOfALivingOneStays()
    {
        using var directory = new TemporaryDirectory();
        await using var living = await StrangersTarget.StartOnAsync(null, directory.Path);
        await using (var killed = await StrangersTarget.StartOnAsync(null, directory.Path))
        {
            using var connection = await RawConnection.OpenAsync(killed.Url);
            var body = Body(500_000);
            await connection.WriteAsync(Head(body.Length + 10));
            await connection.WriteAsync(body);
            await Condition.WaitAsync(() => Directory.GetFiles(directory.Path, "*.tmp", SearchOption.AllDirectories).Length == 1);
            await killed.CrashAsync();
        }

        Folders().Length.ShouldBe(2);

        await using (var next = await StrangersTarget.StartOnAsync(null, directory.Path))
        {
            await Condition.WaitAsync(() => Folders().Length == 2);
            Folders().ShouldContain(folder => folder.Contains($"phalnet-{living.Id}-"));
            Folders().ShouldContain(folder => folder.Contains($"phalnet-{next.Id}-"));
            next.AskToStop();
            (await next.WaitForEndAsync()).ShouldBe(0);
        }

        Folders().ShouldHaveSingleItem().ShouldContain($"phalnet-{living.Id}-");

        string[] Folders() => Directory.GetDirectories(directory.Path, "phalnet-*");
    }

    private static async Task<Envelope> UploadAsync(ServerProcess server, int length)
    {
        using var connection = await RawConnection.OpenAsync(server.Url);
        var body = Body(length);
        await connection.WriteAsync(Head(body.Length));
        await connection.WriteAsync(body);
        var reply = await connection.ReadAsync();
        reply.Status.ShouldBe(200);
        return reply.Envelope;
    }

    private static string Head(int length) =>
        $"POST / HTTP/1.1\r\nHost: a\r\nContent-Type: {Multipart}\r\nContent-Length: {length}\r\n\r\n";

    private static byte[] Body(int length) => Encoding.Latin1.GetBytes(
        "--b\r\nContent-Disposition: form-data; name=\"s\"\r\n\r\nApp.Site.Index\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.bin\"\r\n\r\n{new string('x', length)}\r\n--b--\r\n");
}
