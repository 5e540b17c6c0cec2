using System.Globalization;
using System.Text.RegularExpressions;

namespace PhalNet.PowerLoss.Tests.Tracing;

/// <summary>Interprets the calls of one run: changes of files in the data directory, and data sent to clients.</summary>
/// <param name="root">The data directory.</param>
/// <param name="files">All files so far.</param>
/// <param name="names">The names in the data directory as the running system sees them.</param>
internal sealed partial class CallReader(string root, List<TracedFile> files, Dictionary<string, TracedFile> names)
{
    private readonly Dictionary<int, TracedFile> _open = [];
    private readonly Dictionary<string, int> _ports = [];

    /// <summary>The call if it is relevant, else null.</summary>
    public TracedCall? Read(WrittenCall call)
    {
        switch (call.Name)
        {
            case "open" or "openat" or "creat":
                return Open(call);
            case "pwrite64":
                return Target(call) is { } written ? Write(call, written) : null;
            case "ftruncate":
                return Target(call) is { } cut ? Truncate(call, cut, Number(Size().Match(call.Arguments).Groups[1])) : null;
            case "fsync" or "fdatasync":
                return Target(call) is { } file ? new() { Kind = CallKind.Sync, Begin = call.Begin, End = call.End, File = file } : null;
            case "unlink" or "unlinkat":
                return Remove(call);
            case "accept4":
                Accept(call);
                return null;
            case "sendto" or "sendmsg" or "write" or "writev":
                return Send(call);

            // Other kinds of sync are ignored: the model may lose more than reality, never less.
            case "close" or "msync" or "sync" or "syncfs" or "sync_file_range":
                return null;
            default:
                RefuseUnknown(call);
                return null;
        }
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private TracedCall? Open(WrittenCall call)
    {
        var path = Path(call);
        if (!IsOurs(path) || call.HasFailed || call.End is null)
            return null;
        var flags = call.Arguments[call.Arguments.LastIndexOf('"')..];
        if (flags.Contains("SYNC", StringComparison.Ordinal))
            throw new NotModelledException("O_SYNC");
        if (path == root)
        {
            _open[call.Number] = files[0];
            return null;
        }

        var name = Name(path);
        TracedCall? made = null;
        if (!names.TryGetValue(name, out var file))
        {
            file = new(name, files.Count, []);
            files.Add(file);
            names.Add(name, file);
            made = new() { Kind = CallKind.Name, Begin = call.Begin, End = call.End, Name = name, File = file };
        }
        else if (flags.Contains("O_TRUNC", StringComparison.Ordinal))
            made = Truncate(call, file, 0);

        _open[call.Number] = file;
        return made;
    }

    private static TracedCall Write(WrittenCall call, TracedFile file)
    {
        var (data, end) = TraceLines.Quoted(call.Arguments, call.Arguments.IndexOf('"'));
        var place = Place().Match(call.Arguments, end);
        if (data.Length != Number(place.Groups[1]))
            throw new NotModelledException($"the text of a write at {call.Begin}");
        return new()
        {
            Kind = CallKind.Write,
            Begin = call.Begin,
            End = call.End,
            File = file,
            Offset = Number(place.Groups[2]),
            Data = data,
            Taken = call.End is null ? data.Length : call.Number,
        };
    }

    private static TracedCall Truncate(WrittenCall call, TracedFile file, int size) =>
        new() { Kind = CallKind.Truncate, Begin = call.Begin, End = call.End, File = file, Offset = size };

    private TracedCall? Remove(WrittenCall call)
    {
        var path = Path(call);
        if (!IsOurs(path) || call.HasFailed)
            return null;
        names.Remove(Name(path));
        return new() { Kind = CallKind.Name, Begin = call.Begin, End = call.End, Name = Name(path) };
    }

    private void Accept(WrittenCall call)
    {
        if (call.End is not null && !call.HasFailed && Port().Match(call.Arguments) is { Success: true } port)
            _ports[call.Result.Split('<')[1]] = Number(port.Groups[1]);
    }

    private TracedCall? Send(WrittenCall call)
    {
        if (Target(call) is { } file)
            throw new NotModelledException($"{call.Name} on {file}");
        var target = Descriptor().Match(call.Arguments);
        if (call.HasFailed || !target.Success || !_ports.TryGetValue(target.Groups[2].Value + ">", out var port))
            return null;
        var payload = new List<byte>();
        for (var at = call.Arguments.IndexOf('"'); at >= 0; at = call.Arguments.IndexOf('"', at))
        {
            (var bytes, at) = TraceLines.Quoted(call.Arguments, at);
            payload.AddRange(bytes);
        }

        return new() { Kind = CallKind.Send, Begin = call.Begin, End = call.End, Port = port, Data = [.. payload] };
    }

    private void RefuseUnknown(WrittenCall call)
    {
        if (call.HasFailed)
            return;
        if (call.Name.StartsWith("io_", StringComparison.Ordinal) || call.Name == "sendmmsg")
            throw new NotModelledException(call.Name);
        if (!call.Arguments.Contains(root, StringComparison.Ordinal))
            return;
        if (call.Name == "mmap" && IsHarmless(call.Arguments))
            return;
        throw new NotModelledException($"{call.Name}({call.Arguments})");
    }

    private static bool IsHarmless(string mapping) =>
        !mapping.Contains("MAP_SHARED", StringComparison.Ordinal) || !mapping.Contains("PROT_WRITE", StringComparison.Ordinal)
        || mapping.Contains("-shm>", StringComparison.Ordinal);

    // The file of a call's first argument, if it is in the data directory.
    private TracedFile? Target(WrittenCall call) =>
        !call.HasFailed && Descriptor().Match(call.Arguments) is { Success: true } match && IsOurs(match.Groups[2].Value)
            ? _open[Number(match.Groups[1])]
            : null;

    private static string Path(WrittenCall call) => QuotedPath().Match(call.Arguments).Groups[1].Value;

    private bool IsOurs(string path) => path == root || path.StartsWith(root + "/", StringComparison.Ordinal);

    private string Name(string path)
    {
        var name = path[(root.Length + 1)..];
        return name.Contains('/') ? throw new NotModelledException($"a directory below the data directory: {name}") : name;
    }

    [GeneratedRegex(@"^(\d+)<([^>]*)>")]
    private static partial Regex Descriptor();

    [GeneratedRegex(@", (\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"\G, (\d+), (\d+)")]
    private static partial Regex Place();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex QuotedPath();

    [GeneratedRegex(@"sin_port=htons\((\d+)\)")]
    private static partial Regex Port();
}
