using System.ComponentModel.DataAnnotations;
using PhalNet;

/// <summary>Books on loan.</summary>
[Service("App.Loan")]
public class Loan
{
    /// <summary>The number on the reader's card.</summary>
    [Param("card"), RegularExpression("[A-Z]{2}[0-9]{4}")]
    public string Card { get; set; } = "";

    /// <summary>Keep books for longer.</summary>
    /// <param name="books">The numbers of the books.</param>
    /// <param name="days">For how many days.</param>
    /// <param name="shelf">Where they are put back.</param>
    public Extended Extend(string[] books, [Range(1, 28)] int days = 14, Shelf shelf = Shelf.Open)
    {
        if (books.Length > 3)
            throw new BadRequestException("loan.too_many", 9, new MessageArgument("count", $"{books.Length}"));
        return new Extended(Card, books, days, shelf);
    }
}

public record Extended(string Card, string[] Books, int Days, Shelf Shelf);

public enum Shelf { Open, Closed }
