using System.ComponentModel.DataAnnotations;
using PhalNet;

#pragma warning disable CA1822, CS9113, CA1052, CA1716

// The same as on the page of start errors.
namespace Shop;

[Service]
public class Orders(OrderStore store)
{
    public int Count() => store.Count;
}

[Service]
public class Invoices(InvoiceStore store)
{
    public int Count() => store.Count;
}

public class InvoiceStore(OrderStore orders)
{
    public int Count => orders.Count;
}

[Service]
public class Prices(PriceCache cache)
{
    public int Count() => cache.Count;
}

public class PriceCache(OrderStore orders)
{
    public int Count => orders.Count;
}

[Service]
public class Carts
{
    public int Add(int product) => product;

    public int Add(string code, int count) => count + code.Length;
}

[Service]
public static class Rates
{
    public static int Of(string currency) => currency.Length;
}

[Service]
public class Stock
{
    public bool Find(string code, out int count) => int.TryParse(code, out count);
}

[Service]
public class Mails
{
    public async void Send(string to) => await Task.Delay(to.Length);
}

[Service]
public class Reports
{
    public int Count(IServiceProvider services) => services is null ? 0 : 1;
}

[Service]
public class Customers
{
    public string Find([Range(3, 20)] string name) => name;
}

[Service]
public class Products
{
    public int List([Range(1, 100)] int size = 500) => size;
}

[Service]
public class Coupons
{
    public string Use([RegularExpression("[A-Z")] string code) => code;
}

[Service]
public class Members
{
    [Param]
    public string? Token { get; }

    public string? Show() => Token;
}

public class Audit(OrderStore store) : ICallFilter
{
    public ValueTask<CallResult> InvokeAsync(ICallContext call, CallNext next) => store.Count > 0 ? next(call) : new(CallResult.Success(0));
}

public class OrderStore
{
    public int Count => 0;
}

[Service("Shop.Cart")]
public class NewCarts
{
    public int Add(int product) => product;
}

[Service("Shop.Cart")]
public class OldCarts
{
    public int Remove(int product) => product;
}

[Service]
public class Idle;

[Service]
public class Partly
{
    public int Count() => 0;

    public static int Add(int one, int other) => one + other;
}
