using System.Text.Json;

namespace Modules.Platform;

/// <summary>Puts pending messages into the mailbox of one member.</summary>
internal static class MemberEntries
{
    /// <summary>Returns the last message in the mailbox afterwards.</summary>
    public static long Apply(SqliteStatements statements, PendingMail pending, string member)
    {
        var ids = pending.Of(member);
        if (ids.Count == 0)
            return 0;
        PendingEntries.OfMember.Clear(statements);
        PendingEntries.OfMember.Add(statements, JsonSerializer.Serialize(ids), member);
        PendingEntries.OfMember.Apply(statements, 0, long.MaxValue);
        return ids[^1];
    }
}
