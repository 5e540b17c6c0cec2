using FluentMigrator;

namespace Modules.Platform;

[Migration(2, "Access tokens, known by their hash")]
internal sealed class CreateAccessTokens : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("access_token")
            .WithColumn("token_hash").AsString(64).NotNullable().PrimaryKey()
            .WithColumn("member_uuid").AsString(32).NotNullable()
            .WithColumn("app_key").AsString(64).NotNullable()
            .WithColumn("expire_at").AsInt64().NotNullable();

        // For the deletion of expired tokens.
        Create.Index("access_token_expire_at").OnTable("access_token").OnColumn("expire_at").Ascending();
    }
}
