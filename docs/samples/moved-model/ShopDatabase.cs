using LinqToDB;
using LinqToDB.Data;
using LinqToDB.DataProvider.SQLite;
using LinqToDB.Mapping;
using PhalNet;

public class ShopDatabase(TracingDbDataSource source)
{
    public async Task<DataConnection> OpenAsync(CallTrace trace, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(trace, cancellation);
        var provider = SQLiteTools.GetDataProvider(SQLiteProvider.Microsoft);
        return new(new DataOptions().UseConnection(provider, connection, disposeConnection: true));
    }
}

public class Book
{
    [PrimaryKey]
    public int Id { get; set; }

    public int Stock { get; set; }
}

public class Order
{
    [PrimaryKey, Identity]
    public long Id { get; set; }

    public int BookId { get; set; }

    public int Count { get; set; }

    public bool Paid { get; set; }
}
