using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using PhalNet;

/// <summary>Takes orders.</summary>
[Service("Orders.Desk")]
public sealed class Desk(DbDataSource database, TimeProvider time)
{
    /// <summary>Order an article.</summary>
    /// <param name="article">The article to order.</param>
    /// <param name="cancellation">Cancelled when the caller disconnects or the time is up.</param>
    /// <returns>The number of the order.</returns>
    public async Task<Order> Place([StringLength(40)] string article, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("INSERT INTO orders (article, ordered_at) VALUES (@article, @at) RETURNING id");
        command.Add("@article", article);
        command.Add("@at", time.GetUtcNow().ToString("O"));
        return new((long)(await command.ExecuteScalarAsync(cancellation))!, article);
    }
}

/// <summary>An order.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Article">The ordered article.</param>
public sealed record Order(long Id, string Article);

internal static class Commands
{
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
