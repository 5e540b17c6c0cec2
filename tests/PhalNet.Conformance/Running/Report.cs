namespace PhalNet.Conformance.Running;

/// <summary>Writes the results: a line per pass with its failures below, and the totals at the end.</summary>
internal sealed class Report(TextWriter output)
{
    private int passed;

    public int Failed { get; private set; }

    public void Write(PassResult result)
    {
        passed += result.Passed;
        Failed += result.Failures.Count;
        var skipped = result.Skipped > 0 ? FormattableString.Invariant($", {result.Skipped} skipped") : "";
        output.WriteLine(FormattableString.Invariant($"{result.Title}: {result.Passed} passed, {result.Failures.Count} failed{skipped}"));
        foreach (var failure in result.Failures) output.WriteLine($"  {failure.Id}: {failure.Difference}");
        output.Flush();
    }

    public void WriteTotals()
    {
        output.WriteLine(FormattableString.Invariant($"{passed} passed, {Failed} failed"));
        output.Flush();
    }
}
