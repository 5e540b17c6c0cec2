using System.Text;

namespace PhalNet.Testing;

/// <summary>Writes a call and its timeline as text.</summary>
internal static class Timeline
{
    public static string Write(CallReply reply)
    {
        var text = new StringBuilder();
        text.Append("Call: ").Append(reply.Service);
        if (reply.Sent.Length > 0)
            text.Append(" with ").Append(reply.Sent);
        text.AppendLine();
        text.Append("Reply: ").AppendLine(reply.Body is { } body ? $"{body.GetType().Name} of {body.ContentType}" : reply.Text);
        Section(text, "Timeline", reply.Trace.Marks.Select((mark, index) => DebugText.Format(mark, index + 1)));
        Section(text, "Statements", reply.Trace.Statements.Select(entry => DebugText.Format(entry, reply.Trace)));
        Section(text, "Notes", reply.Trace.Notes.Where(note => note.Key != "exception").Select(note => $"{note.Key}: {note.Value}"));
        var exception = reply.Exception?.ToString() ?? reply.Trace.Notes.FirstOrDefault(note => note.Key == "exception").Value?.ToString();
        if (exception is not null)
            Section(text, "Exception", exception.Split('\n').Select(line => line.TrimEnd('\r')));
        return text.ToString().TrimEnd();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        text.Append(title).AppendLine(":");
        foreach (var line in all)
            text.Append("  ").AppendLine(line);
    }
}
