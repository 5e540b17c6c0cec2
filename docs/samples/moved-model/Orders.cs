using System.ComponentModel.DataAnnotations;
using System.Text;
using PhalNet;

/// <summary>Orders of books.</summary>
[Service("App.Order")]
public class Orders(OrderModel model)
{
    public Task<Page<Order>> List([Range(1, 1000)] int page = 1, [Range(1, 100)] int size = 20) => model.PageAsync(page, size);

    public async Task<Created> Create(int book, [Range(1, 99)] int count) => new(await model.InsertAsync(book, count));

    /// <summary>The payment service calls this; it reads only the plain text of the reply.</summary>
    public async Task<StreamReply> Paid(long order) => Plain(await model.PayAsync(order) ? "success" : "fail");

    private static StreamReply Plain(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)), "text/plain;charset=utf-8");
}

public record Created(long Id);
