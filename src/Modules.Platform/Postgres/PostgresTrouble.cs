using System.Net.Sockets;
using Npgsql;

namespace Modules.Platform;

internal static class PostgresTrouble
{
    // SQLSTATE classes of server problems: connection, resources, operator intervention, system error.
    private static readonly string[] OfTheServer = ["08", "53", "57", "58"];

    /// <summary>The problem of the server or the connection; none if the statement itself failed.</summary>
    public static StorageTrouble Of(Exception exception) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => StorageTrouble.Full,
        PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.ReadOnlySqlTransaction } =>
            StorageTrouble.Locked,
        PostgresException { SqlState: PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted } => StorageTrouble.Unusable,
        PostgresException answered => OfTheServer.Contains(answered.SqlState[..2]) ? StorageTrouble.Unusable : StorageTrouble.None,
        NpgsqlException or SocketException or TimeoutException or IOException => StorageTrouble.Unusable,
        _ => StorageTrouble.None,
    };
}
