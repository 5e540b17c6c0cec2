using System.Globalization;
using System.Text;

namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>A call in the output of strace; without an end if the end of the process interrupted it.</summary>
internal sealed record WrittenCall(int Process, string Name, string Arguments, int Begin, int? End)
{
    /// <summary>The result; "?" if the call never returned.</summary>
    public string Result => End is null ? "?" : Arguments[(Arguments.LastIndexOf(" = ", StringComparison.Ordinal) + 3)..].Split(' ')[0];

    public bool HasFailed => Result.StartsWith('-');

    public int Number => int.Parse(Result.Split('<')[0], CultureInfo.InvariantCulture);
}

/// <summary>The calls of one run, ordered by their end, and the killed threads.</summary>
internal static class TraceLines
{
    private const string Unfinished = "<unfinished ...>";

    /// <param name="path">The output of strace.</param>
    /// <param name="clock">The position before the first line.</param>
    public static (List<WrittenCall> Calls, HashSet<int> Killed, int Clock) Read(string path, int clock)
    {
        var open = new Dictionary<int, WrittenCall>();
        var calls = new List<WrittenCall>();
        var killed = new HashSet<int>();
        foreach (var line in File.ReadLines(path, Encoding.Latin1))
        {
            // A call on a single line ends at the odd position after its beginning.
            clock += 2;
            var space = line.IndexOf(' ');
            var process = int.Parse(line.AsSpan(0, space), CultureInfo.InvariantCulture);
            var rest = line[space..].TrimStart();
            if (rest.StartsWith("+++ killed", StringComparison.Ordinal))
                killed.Add(process);
            else if (rest.StartsWith("<... ", StringComparison.Ordinal))
                calls.Add(Ended(Resume(open, process, rest, clock)));
            else if (!rest.StartsWith("---", StringComparison.Ordinal) && !rest.StartsWith("+++", StringComparison.Ordinal))
            {
                var name = rest[..rest.IndexOf('(')];
                var arguments = rest[(name.Length + 1)..];
                if (arguments.EndsWith(Unfinished, StringComparison.Ordinal))
                    open[process] = new(process, name, arguments[..^Unfinished.Length], clock, null);
                else
                    calls.Add(Ended(new(process, name, arguments, clock, clock + 1)));
            }
        }

        calls.AddRange(open.Values);
        return (calls, killed, clock);
    }

    /// <summary>The bytes of the quoted text at a position, and its end.</summary>
    public static (byte[] Bytes, int End) Quoted(string text, int start)
    {
        var bytes = new List<byte>();
        var at = start + 1;
        while (text[at] != '"')
        {
            if (text[at] != '\\')
            {
                bytes.Add((byte)text[at++]);
                continue;
            }

            at++;
            if (text[at] is >= '0' and <= '7')
            {
                var value = 0;
                for (var digits = 0; digits < 3 && text[at] is >= '0' and <= '7'; digits++)
                    value = (value * 8) + text[at++] - '0';
                bytes.Add((byte)value);
            }
            else
                bytes.Add((byte)Escaped(text[at++]));
        }

        if (text.AsSpan(at + 1).StartsWith("..."))
            throw new NotModelledException("strace cut data off");
        return ([.. bytes], at + 1);
    }

    // A call interrupted by the end of the process may also return "?".
    private static WrittenCall Ended(WrittenCall call) => call.Result == "?" ? call with { End = null } : call;

    private static char Escaped(char letter) => letter switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'v' => '\v',
        'f' => '\f',
        '"' or '\\' => letter,
        _ => throw new NotModelledException($"the escape \\{letter}"),
    };

    private static WrittenCall Resume(Dictionary<int, WrittenCall> open, int process, string rest, int clock)
    {
        const string resumed = " resumed>";
        open.Remove(process, out var call);
        var more = rest[(rest.IndexOf(resumed, StringComparison.Ordinal) + resumed.Length)..];
        return call! with { Arguments = call.Arguments + more, End = clock };
    }
}

/// <summary>The trace contains something that is not modelled; no result is better than a wrong one.</summary>
internal sealed class NotModelledException(string what) : Exception($"The model of the disk does not know {what}.");
