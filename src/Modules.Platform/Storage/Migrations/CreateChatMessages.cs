using FluentMigrator;

namespace Modules.Platform;

[Migration(1, "Private messages, one row for each mailbox")]
internal sealed class CreateChatMessages : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("chat_message")
            .WithColumn("id").AsInt64().NotNullable().PrimaryKey().Identity()
            .WithColumn("uuid").AsString(32).NotNullable()
            .WithColumn("chat_message_to_uuid").AsString(32).NotNullable()
            .WithColumn("chat_message_type").AsString(16).NotNullable()
            .WithColumn("chat_message_data").AsString(int.MaxValue).NotNullable()
            .WithColumn("chat_message_is_read").AsInt16().NotNullable().WithDefaultValue(0)
            .WithColumn("chat_message_io").AsString(3).NotNullable()
            .WithColumn("ext_data").AsString(int.MaxValue).Nullable()
            .WithColumn("add_time").AsInt64().NotNullable();

        // A mailbox is read as a whole or with one peer, ordered by id.
        Create.Index("chat_message_mailbox").OnTable("chat_message").OnColumn("uuid").Ascending().OnColumn("id").Ascending();
        Create.Index("chat_message_mailbox_peer").OnTable("chat_message")
            .OnColumn("uuid").Ascending().OnColumn("chat_message_to_uuid").Ascending().OnColumn("id").Ascending();
    }
}
