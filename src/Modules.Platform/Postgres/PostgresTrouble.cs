using System.Net.Sockets;
using Npgsql;

namespace Modules.Platform;

internal static class PostgresTrouble
{
    // Classes of SQLSTATE: connection, resources, the operator, the system.
    private static readonly string[] OfTheServer = ["08", "53", "57", "58"];

    /// <summary>What is wrong with the server or the way to it; none when it was the statement.</summary>
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
