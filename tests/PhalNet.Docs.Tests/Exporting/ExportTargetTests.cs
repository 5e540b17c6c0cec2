namespace PhalNet.Docs.Tests.Exporting;

public sealed class ExportTargetTests
{
    [Fact]
    public void Target_ThatIsNotThere_IsMadeWithItsParents()
    {
        using var directory = new TemporaryDirectory();

        Write(directory.Of("a/b/site/"), "one");

        File.ReadAllText(directory.Of("a/b/site/page.html")).ShouldBe("one");
        Directory.EnumerateFileSystemEntries(directory.Of("a/b")).Count().ShouldBe(1);
    }

    [Fact]
    public void Target_WithAnEarlierExport_IsReplacedAsAWhole()
    {
        using var directory = new TemporaryDirectory();
        Write(directory.Of("site"), "one");
        File.WriteAllText(directory.Of("site/gone.html"), "");

        Write(directory.Of("site"), "two");

        File.ReadAllText(directory.Of("site/page.html")).ShouldBe("two");
        File.Exists(directory.Of("site/gone.html")).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(directory.Path).Count().ShouldBe(1);
    }

    [Fact]
    public void Target_ThatIsEmpty_IsTaken()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Of("site"));

        Write(directory.Of("site"), "one");

        File.Exists(directory.Of("site/page.html")).ShouldBeTrue();
    }

    [Fact]
    public void Target_WithSomethingElse_IsRefusedUnlessForced()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Of("site"));
        File.WriteAllText(directory.Of("site/thesis.txt"), "years of work");

        Should.Throw<IOException>(() => Write(directory.Of("site"), "one")).Message.ShouldContain("contains files that are not an export");
        File.ReadAllText(directory.Of("site/thesis.txt")).ShouldBe("years of work");
        Directory.EnumerateFileSystemEntries(directory.Path).Count().ShouldBe(1);

        Write(directory.Of("site"), "one", overwrite: true);
        File.Exists(directory.Of("site/thesis.txt")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Target_ThatIsAFile_IsRefused(bool overwrite)
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.Of("site"), "a file");

        Should.Throw<IOException>(() => Write(directory.Of("site"), "one", overwrite)).Message.ShouldContain("is a file");
        File.ReadAllText(directory.Of("site")).ShouldBe("a file");
    }

    [Fact]
    public void Target_ThatIsALink_StaysOne()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.Of("real"));
        Directory.CreateSymbolicLink(directory.Of("site"), directory.Of("real"));

        Write(directory.Of("site"), "one");

        new DirectoryInfo(directory.Of("site")).LinkTarget.ShouldNotBeNull();
        File.ReadAllText(directory.Of("real/page.html")).ShouldBe("one");
    }

    [Theory]
    [InlineData("/proc/site")]
    [InlineData("/dev/null/site")]
    [InlineData("/")]
    public void Target_ThatCannotBeWritten_IsRefused(string directory)
    {
        var exception = Should.Throw<Exception>(() => Write(directory, "one"));

        (exception is IOException or UnauthorizedAccessException).ShouldBeTrue(exception.ToString());
    }

    private static void Write(string directory, string text, bool overwrite = false)
    {
        using var target = ExportTarget.Open(directory, overwrite);
        File.WriteAllText(Path.Combine(target.Work, "page.html"), text);
        target.Replace();
    }
}
