using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace PhalNet.Tests.Server;

/// <summary>A member with an access token.</summary>
internal sealed record SendMember(string Uuid, string Token)
{
    public const string Application = "sends";

    public static readonly IReadOnlyList<SendMember> All =
        [.. Enumerable.Range(0, 200).Select(number => new SendMember($"member{number:D26}", $"token-{number}"))];

    /// <summary>Adds the members to the database of a server that is not running.</summary>
    public static void AddAll(string dataDirectory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(dataDirectory, "platform.db")};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        Run($"INSERT INTO application (app_key, name, services, is_enabled, created_at) VALUES ('{Application}', '{Application}', '*', 1, 0)");
        foreach (var member in All)
        {
            Run($"INSERT INTO member (uuid, is_enabled, created_at) VALUES ('{member.Uuid}', 1, 0)");
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member.Token)));
            Run("INSERT INTO access_token (token_hash, app_key, member_uuid, created_at, expire_at) "
                + $"VALUES ('{hash}', '{Application}', '{member.Uuid}', 0, 99999999999)");
        }

        transaction.Commit();

        void Run(string statement)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
