using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace PhalNet.Core.Tests.Requests;

public sealed class BodyFilesTests : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("phalnet-tests-").FullName;

    [Fact]
    public void Folder_IsOfThisProcess_ForItsUserAlone_AndGoesWithTheHost()
    {
        string folder;
        using (var files = Files())
        {
            folder = files.Open();
            files.Open().ShouldBe(folder);

            Path.GetFileName(folder).ShouldStartWith($"phalnet-{Environment.ProcessId}-");
            if (!OperatingSystem.IsWindows())
                File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.WriteAllText(Path.Combine(folder, "body.tmp"), "left");
        }

        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void Folder_ThatACleanerRemoved_IsMadeAgain()
    {
        using var files = Files();
        var first = files.Open();
        Directory.Delete(first, recursive: true);

        Directory.Exists(files.Open()).ShouldBeTrue();
        files.Open().ShouldNotBe(first);
    }

    [Fact]
    public void Start_RemovesFoldersOfDeadProcesses_AndNoOthers()
    {
        using var living = Files();
        var held = living.Open();
        var dead = Make("phalnet-4711-abcdefghijk", "lock", "body.tmp");
        var unfinished = Make("phalnet-4712-abcdefghijk");
        var another = Make("phalnet-other", "lock");
        var target = Make("target", "lock", "precious");
        var link = Path.Combine(_temporary, "phalnet-4713-abcdefghijk");
        Directory.CreateSymbolicLink(link, target);
        var withLink = Make("phalnet-4714-abcdefghijk", "lock");
        File.CreateSymbolicLink(Path.Combine(withLink, "body.tmp"), Path.Combine(target, "precious"));

        using var files = Files();
        files.Start();

        new[] { dead, unfinished, withLink }.Where(Directory.Exists).ShouldBeEmpty();
        new[] { held, another, target, link, files.Open() }.Where(Directory.Exists).Count().ShouldBe(5);
        Directory.GetFiles(target).Length.ShouldBe(2);
    }

    [Fact]
    public void Folder_OfAnotherUser_IsLeftAlone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root can give a folder to another user.");
        var foreign = Make("phalnet-4715-abcdefghijk", "lock");
        System.Diagnostics.Process.Start("chown", ["65534", foreign]).WaitForExit();

        using var files = Files();
        files.Start();

        Directory.Exists(foreign).ShouldBeTrue();
    }

    [Fact]
    public void TemporaryDirectory_ThatIsMissing_IsToldAndNotMade()
    {
        var log = new TestLog();
        using var files = new BodyFiles(Path.Combine(_temporary, "missing"), TimeProvider.System, Logger(log));
        files.Start();

        log.Lines.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Warning);
        Should.Throw<IOException>(files.Open);
        Directory.Exists(Path.Combine(_temporary, "missing")).ShouldBeFalse();
    }

    [Fact]
    public void Failures_AreLoggedOnceAPeriod_WithTheirNumber()
    {
        var log = new TestLog();
        var time = new FakeTimeProvider();
        using var files = new BodyFiles(_temporary, time, Logger(log));
        foreach (var number in Enumerable.Range(0, 50))
            files.Fail(new IOException("No space left on device"), $"trace-{number}");
        time.Advance(TimeSpan.FromSeconds(60));
        files.Fail(new IOException("No space left on device"), "trace-50");

        var lines = log.Lines.Where(line => line.Level == LogLevel.Error).ToArray();
        lines.Length.ShouldBe(2);
        lines[0].Text.ShouldContain("; 1 failures since");
        lines[1].Text.ShouldContain("; 50 failures since");
    }

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    private BodyFiles Files() => new(_temporary, TimeProvider.System, NullLogger<BodyFiles>.Instance);

    private static Logger<BodyFiles> Logger(TestLog log) => new(LoggerFactory.Create(logging => logging.AddProvider(log)));

    private string Make(string name, params string[] files)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_temporary, name)).FullName;
        foreach (var file in files)
            File.WriteAllText(Path.Combine(folder, file), "");
        return folder;
    }
}
