using System.Reflection;
using System.Runtime.Loader;
using Microsoft.Extensions.Logging;
using PhalNet.Docs.Tests.Services;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Comments;

public sealed class CommentLibraryTests
{
    private readonly TestLog _log = new();

    private ILogger Logger => _log.CreateLogger("comments");

    [Fact]
    public void Translation_OfSomeParts_LeavesTheOthersInEnglish()
    {
        var comment = new CommentLibrary("zh-CN", Logger).Find(typeof(Everything).GetMethod(nameof(Everything.Texts))!);

        comment.Summary.ShouldBe("接收文本");
        comment.Parameters["pattern"].ShouldBe(new("一个编码。", "AB-12"));
        comment.Parameters["limited"].Text.ShouldBe("A text of **3** to *5* letters.");
    }

    [Fact]
    public void Text_ReferringToAParameter_NamesItAsRequestsDo() =>
        new CommentLibrary("en", Logger).Find(typeof(Services.Markup).GetMethod(nameof(Services.Markup.Say))!, new Dictionary<string, string> { ["text"] = "the_text" })
            .Remarks.ShouldContain("`the_text`");

    [Fact]
    public void Translation_OfSomeErrors_LeavesTheOthersInEnglish()
    {
        var library = new CommentLibrary("zh-CN", Logger);

        library.Find(typeof(Everything)).Errors.ShouldBe([new ErrorComment(406, "此类的令牌已过期。")]);
        library.Find(typeof(EverythingBase<string>)).Errors.Select(error => error.Ret).ShouldBe([406, 411]);
    }

    [Fact]
    public void Comments_InEnglish_AreNotTranslated() =>
        new CommentLibrary("en", Logger).Find(typeof(Colour).GetField(nameof(Colour.Red))!).Summary.ShouldBe("Like **fire**.");

    [Fact]
    public void InheritDoc_OfAnInterface_SaysWhatItSays()
    {
        var comment = new CommentLibrary("en", Logger).Find(typeof(Everything).GetMethod(nameof(Everything.Repeat))!);

        comment.Summary.ShouldBe("Say it again");
        comment.Parameters["what"].ShouldBe(new("What to say.", "hello"));
        comment.Errors.ShouldHaveSingleItem().Ret.ShouldBe(420);
    }

    [Fact]
    public void InheritDoc_OfABaseClass_AddsToWhatIsSaid()
    {
        var comment = new CommentLibrary("en", Logger).Find(typeof(Everything).GetMethod(nameof(Everything.Look))!);

        comment.Summary.ShouldBe("Look at one");
        comment.Errors.Select(error => error.Ret).ShouldBe([409, 413]);
    }

    [Fact]
    public void InheritDoc_WithACref_SaysWhatThatSays() =>
        new CommentLibrary("en", Logger).Find(typeof(CommentLibraryTests).GetMethod(nameof(Borrowed), BindingFlags.Static | BindingFlags.NonPublic)!).Summary
            .ShouldBe("Take numbers");

    [Fact]
    public void Class_WithoutAComment_IsNotItsBase() => new CommentLibrary("en", Logger).Find(typeof(Silent)).ShouldBe(MemberComment.None);

    [Fact]
    public void Method_WithoutAComment_DoesWhatItOverrides() =>
        new CommentLibrary("en", Logger).Find(typeof(Silent).GetMethod(nameof(Silent.Look))!).Summary.ShouldBe("Look at one");

    [Fact]
    public void File_ThatIsMissing_IsNoError()
    {
        var comment = new CommentLibrary("en", Logger).Find(typeof(Xunit.Sdk.XunitException));

        comment.ShouldBe(MemberComment.None);
        _log.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<doc><members><member name=\"T:PhalNet.Docs.Tests.Services.Greeting\"><summary>cut off")]
    [InlineData("")]
    [InlineData("<!DOCTYPE doc [<!ENTITY x \"y\">]><doc>&x;</doc>")]
    public void File_ThatIsBroken_IsWarnedOfOnce(string content)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Copy(typeof(Greeting).Assembly.Location);
        File.WriteAllText(Path.ChangeExtension(path, ".xml"), content);
        var context = new AssemblyLoadContext("broken", isCollectible: true);
        var type = context.LoadFromAssemblyPath(path).GetType(typeof(Greeting).FullName!)!;
        var library = new CommentLibrary("en", Logger);

        library.Find(type).ShouldBe(MemberComment.None);
        library.Find(type).ShouldBe(MemberComment.None);

        var warning = _log.Warnings.ShouldHaveSingleItem();
        warning.Level.ShouldBe(LogLevel.Warning);
        warning.Text.ShouldContain(Path.ChangeExtension(path, ".xml"));
        context.Unload();
    }

    [Fact]
    public void File_WithABrokenMember_KeepsTheOthers()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.Copy(typeof(Greeting).Assembly.Location);
        File.WriteAllText(Path.ChangeExtension(path, ".xml"),
            "<doc><members><!-- Badly formed XML comment ignored for member \"T:X\" --><member/><member name=\"T:PhalNet.Docs.Tests.Services.Greeting\">"
            + "<summary>Good</summary></member></members></doc>");
        var context = new AssemblyLoadContext("whole", isCollectible: true);

        new CommentLibrary("en", Logger).Find(context.LoadFromAssemblyPath(path).GetType(typeof(Greeting).FullName!)!).Summary.ShouldBe("Good");
        context.Unload();
    }

    /// <inheritdoc cref="Everything.Numbers"/>
    private static void Borrowed()
    {
    }

    private sealed class Silent : EverythingBase<int>
    {
        public override int Look(int what) => what;
    }
}
