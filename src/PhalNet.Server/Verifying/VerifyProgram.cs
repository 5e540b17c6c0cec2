using System.Text;
using PhalNet.Modules;

namespace PhalNet.Server;

/// <summary>The command <c>module verify</c>: it needs no settings and leaves nothing behind.</summary>
internal static class VerifyProgram
{
    /// <returns>The exit code: 0 where the module may be installed.</returns>
    public static async Task<int> RunAsync(string[] settings, VerifyRequest request, bool isJson, CancellationToken cancellation)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var language = ServerWords.Language(settings);
        try
        {
            var builder = ServerApplication.CreateBuilder(settings);
            var options = builder.Configuration.GetSection("PhalNet").Get<PhalNetOptions>() ?? new();
            var modules = builder.Configuration.GetSection("PhalNet:Modules").Get<ModulesOptions>() ?? new();
            language = ConsoleLanguage.Find(options.ConsoleLanguage);
            var found = await new ModuleVerifier(settings, modules, options, language).VerifyAsync(request, cancellation);
            await using var output = Console.OpenStandardOutput();
            new CommandConsole(isJson, language, output).Write(found, "verify.report", ("lines", Show(found, ServerWords.In(language))));
            return found.IsGood ? 0 : 1;
        }
        catch (Exception exception)
        {
            return StartFailure.Report(StartFailure.Describe(exception, language), language, ServerWords.Command);
        }
    }

    private static string Show(Verification found, IReadOnlyDictionary<string, string> words)
    {
        var lines = new List<string>();
        Add("verify.problem", found.Problems);
        Add("verify.pinned", found.PinnedBy);
        Add("verify.breaking", found.Changes.Where(change => change.IsBreaking).Select(change => change.Text));
        Add("verify.compatible", found.Changes.Where(change => !change.IsBreaking).Select(change => change.Text));
        Add("verify.remark", found.Remarks);
        if (found.Migrations.Count > 0)
            Add("verify.migrations", [string.Join(", ", found.Migrations)]);
        var breaking = found.Changes.Count(change => change.IsBreaking);
        var verdict = found.IsGood ? "verify.good" : found.Problems.Count > 0 ? "verify.bad" : "verify.differs";
        lines.Add(ServerWords.Fill(
            words[verdict],
            ("module", found.Id.Length > 0 ? $"{found.Id} {found.Version}" : found.Path),
            ("services", $"{found.Services}"),
            ("rounds", $"{found.Rounds}"),
            ("problems", $"{found.Problems.Count}"),
            ("breaking", $"{breaking}"),
            ("against", found.Against ?? "")));
        return string.Join('\n', lines);

        void Add(string key, IEnumerable<string> texts) =>
            lines.AddRange(texts.Select(text => ServerWords.Fill(words[key], ("text", text))));
    }
}
