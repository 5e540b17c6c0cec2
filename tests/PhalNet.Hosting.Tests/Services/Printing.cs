namespace PhalNet.Hosting.Tests.Services;

/// <summary>Prints, like services written in PHP.</summary>
[Service("App.Printing")]
public sealed class Printing
{
    public string Print()
    {
        Console.WriteLine("printed");
        return "returned";
    }
}
