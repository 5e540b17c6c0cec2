using Microsoft.EntityFrameworkCore;
using PhalNet;

[Service]
public class Shelf(Library library)
{
    public async Task<List<Book>> Cheap(decimal limit)
    {
        return await library.Books.Where(book => book.Price < limit).ToListAsync();
    }
}
