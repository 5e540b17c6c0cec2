namespace PhalNet.Server;

/// <summary>The command <c>module verify</c>: it needs no settings and leaves nothing behind.</summary>
internal static class VerifyProgram
{
    /// <returns>The exit code: 0 if the module may be installed.</returns>
    public static Task<int> RunAsync(string[] settings, VerifyRequest request, bool isJson, CancellationToken cancellation) =>
        CommandProgram.RunAsync(settings, isJson, async command =>
        {
            var verifier = new ModuleVerifier(settings, command.Modules, command.Options, command.Language);
            var found = await verifier.VerifyAsync(request, cancellation);
            command.Console.Write(found, "verify.report", ("lines", Show(found, ServerTexts.In(command.Language))));
            return found.IsGood ? 0 : 1;
        });

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
        lines.Add(ServerTexts.Fill(
            words[verdict],
            ("module", found.Id.Length > 0 ? $"{found.Id} {found.Version}" : found.Path),
            ("services", $"{found.Services}"),
            ("rounds", $"{found.Rounds}"),
            ("problems", $"{found.Problems.Count}"),
            ("breaking", $"{breaking}"),
            ("against", found.Against ?? "")));
        return string.Join('\n', lines);

        void Add(string key, IEnumerable<string> texts) =>
            lines.AddRange(texts.Select(text => ServerTexts.Fill(words[key], ("text", text))));
    }
}
