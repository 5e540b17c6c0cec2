using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using PhalNet;

public class OrderModel(ShopDatabase database, TablePrefix prefix, ICallContext call)
{
    private readonly string _books = $"{prefix.Text}book";
    private readonly string _orders = $"{prefix.Text}order";

    public async Task<Page<Order>> PageAsync(int page, int size)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        var orders = db.GetTable<Order>().TableName(_orders);
        var items = await orders.OrderByDescending(order => order.Id).Skip((page - 1) * size).Take(size).ToListAsync(call.Cancellation);
        return new(await orders.CountAsync(call.Cancellation), page, items);
    }

    /// <summary>Takes books from stock and inserts the order, both or neither.</summary>
    public async Task<long> InsertAsync(int book, int count)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        await using var transaction = await db.BeginTransactionAsync(call.Cancellation);
        var id = await db.InsertWithInt64IdentityAsync(new Order { BookId = book, Count = count }, _orders, token: call.Cancellation);
        var taken = await db.GetTable<Book>().TableName(_books)
            .Where(row => row.Id == book && row.Stock >= count)
            .Set(row => row.Stock, row => row.Stock - count)
            .UpdateAsync(call.Cancellation);
        if (taken == 0)
            throw new BadRequestException("Not enough books in stock.");
        await transaction.CommitAsync(call.Cancellation);
        return id;
    }

    public async Task<bool> PayAsync(long id)
    {
        await using var db = await database.OpenAsync(call.Trace, call.Cancellation);
        var paid = await db.GetTable<Order>().TableName(_orders)
            .Where(order => order.Id == id)
            .Set(order => order.Paid, true)
            .UpdateAsync(call.Cancellation);
        return paid == 1;
    }
}

public record Page<T>(int Total, int PageNumber, List<T> Items);
