using Microsoft.EntityFrameworkCore;

public class Library(DbContextOptions<Library> options) : DbContext(options)
{
    public DbSet<Book> Books => Set<Book>();

    protected override void OnModelCreating(ModelBuilder model) =>
        model.Entity<Book>().HasData(new Book { Id = 1, Title = "Faust", Price = 12.5m }, new Book { Id = 2, Title = "Medea", Price = 8m });
}

public class Book
{
    public int Id { get; set; }

    public string Title { get; set; } = "";

    public decimal Price { get; set; }
}
