namespace PhalNet.Hosting.Tests.Services;

/// <summary>Prints, as services written in PHP do.</summary>
[Service("App.Printing")]
public sealed class Printing
{
    public string Print()
    {
        Console.WriteLine("printed");
        return "returned";
    }
}
