using System.Data;
using System.Globalization;

namespace Modules.Platform;

/// <summary>
/// Looks for rows of version 2 that the program never wrote, before anything is changed: they cannot be migrated without guessing their
/// meaning.
/// </summary>
internal static class OldMessages
{
    // Conditions for invalid rows, with the reason. A recipient's row has the number after the sender's.
    private static readonly (string Wrong, string Because)[] Rules =
    [
        ("o.chat_message_io NOT IN ('out', 'in')", "its chat_message_io is neither out nor in"),
        ("o.id < 1 OR o.chat_message_io = 'in' AND o.id < 2", "its id is too small"),
        ("o.id >= 9223372036854775805", "its id is too large"),
        ("typeof(o.uuid) <> 'text' OR typeof(o.chat_message_to_uuid) <> 'text' OR o.uuid = '' OR o.chat_message_to_uuid = ''",
            "it has no sender or no recipient"),
        ("typeof(o.chat_message_data) <> 'text'", "its content is not text"),
        ("typeof(o.ext_data) NOT IN ('text', 'null')", "its ext_data is not text"),
        ("typeof(o.add_time) <> 'integer'", "its add_time is not a number"),
        ("o.chat_message_is_read NOT IN (0, 1)", "its chat_message_is_read is neither 0 nor 1"),
        ("o.chat_message_io = 'out' AND EXISTS (SELECT 1 FROM chat_message n WHERE n.id = o.id + 1 AND n.chat_message_io = 'out')",
            "the next id is another sent message, and is needed for the recipient's copy"),
        ("o.chat_message_io = 'in' AND EXISTS (SELECT 1 FROM chat_message p WHERE p.id = o.id - 1 AND p.chat_message_io = 'in')",
            "the id before is another received message, and is needed for the sender's copy"),
        ("o.chat_message_io = 'in' AND EXISTS (SELECT 1 FROM chat_message p WHERE p.id = o.id - 1 AND p.chat_message_io = 'out' "
            + "AND (p.uuid <> o.chat_message_to_uuid OR p.chat_message_to_uuid <> o.uuid))",
            "the id before is a sent message with another sender or recipient"),
        ("o.chat_message_io = 'in' AND EXISTS (SELECT 1 FROM chat_message p WHERE p.id = o.id - 1 AND p.chat_message_io = 'out' "
            + "AND (p.chat_message_type <> o.chat_message_type OR p.chat_message_data <> o.chat_message_data))",
            "the id before is the same message with different content"),
    ];

    /// <exception cref="InvalidOperationException">There is such a row; the message names the first one.</exception>
    public static void Check(IDbConnection connection, IDbTransaction transaction)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandTimeout = 0;
        var cases = string.Join(' ', Rules.Select((rule, number) => $"WHEN {rule.Wrong} THEN {number}"));
        command.CommandText =
            $"SELECT id, rule FROM (SELECT o.id, CASE {cases} END AS rule FROM chat_message o) WHERE rule IS NOT NULL ORDER BY id LIMIT 1";
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return;
        var id = reader.GetInt64(0).ToString(CultureInfo.InvariantCulture);
        throw new InvalidOperationException(
            $"The Platform database cannot be upgraded: row {id} of chat_message is invalid: {Rules[reader.GetInt32(1)].Because}. "
            + "Nothing was changed. Stop the program that wrote the row, correct or delete it, and start again.");
    }
}
