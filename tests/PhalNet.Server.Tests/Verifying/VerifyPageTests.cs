using System.Text.RegularExpressions;
using PhalNet.Modules.Tests.Support;

namespace PhalNet.Server.Tests.Verifying;

/// <summary>The page shows the command's actual output.</summary>
public sealed partial class VerifyPageTests
{
    private static readonly string[] Code = Blocks("csharp");

    private static readonly string[] Outputs = Blocks("text");

    [Fact]
    public async Task GoodModule_IsShownAsItIs() => (await ShowAsync(new TestModule())).ShouldBe(Outputs[0]);

    [Fact]
    public async Task PinnedModule_IsShownAsItIs() =>
        (await ShowAsync(new TestModule { Code = $"namespace Modules.Shop {{ {Code[0]} }}" })).ShouldBe(Outputs[1]);

    [Fact]
    public async Task Changes_AreShownAsTheyAre()
    {
        using var directory = new TemporaryDirectory();
        var old = new TestModule { Members = Whole(Code[1]) }.Write(directory.Path, "old");

        (await ShowAsync(new TestModule { Version = "1.1.0", Members = Whole(Code[2]) }, "--against", old)).ShouldBe(Outputs[2]);
    }

    // A page omits the common beginning of every file.
    private static string Whole(string code) => code.Replace("[Range(", "[System.ComponentModel.DataAnnotations.Range(", StringComparison.Ordinal);

    // Remarks concern descriptions, which modules of a few lines do not have.
    private static async Task<string> ShowAsync(TestModule module, params string[] arguments)
    {
        using var directory = new TemporaryDirectory();
        var run = await VerifyRun.StartAsync([module.Write(directory.Path), .. arguments]);
        var lines = run.Output.ReplaceLineEndings("\n").Split('\n').Where(line => !line.StartsWith("remark ", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    private static string[] Blocks(string language) =>
        [.. Fence().Matches(File.ReadAllText(Path.Combine(ServerProgram.Location("Documentation"), "how-to/verify-a-module.md")).ReplaceLineEndings("\n"))
            .Where(match => match.Groups[1].Value == language).Select(match => match.Groups[2].Value)];

    [GeneratedRegex("^```(\\w*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
