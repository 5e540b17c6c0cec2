using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using PhalNet.Docs.Tests.Services.Models;

namespace PhalNet.Docs.Tests.Services;

/// <summary>Types whose code fails while documentation is made.</summary>
[Service("Shop.Odd")]
public sealed class Odd
{
    /// <summary>An object that cannot be made of an example</summary>
    public string Throwing(Refusing order) => order.Name;

    /// <summary>A member whose default is no JSON</summary>
    public string Infinite(Bounds bounds) => $"{bounds.Most}";

    /// <summary>A member whose default is no member of its enum</summary>
    public string Unknown(Painted painted) => $"{painted.Colour}";

    /// <summary>Defaults that are no JSON</summary>
    public string Defaults(double most = double.PositiveInfinity, double none = double.NaN, Colour colour = (Colour)99, decimal large = decimal.MaxValue) =>
        $"{most}{none}{colour}{large}";

    /// <summary>A limit that cannot be said</summary>
    public string Limited([Mute] string text) => text;

    /// <summary>Nothing is odd</summary>
    public string Fine() => "";

    public sealed class Refusing
    {
        public Refusing(string name)
        {
            if (name == "text")
                throw new NotImplementedException("No such name.");
            Name = name;
        }

        public string Name { get; }
    }

    public sealed record Bounds(double Most = double.PositiveInfinity, int Least = 1);

    public sealed record Painted(Colour Colour = (Colour)99);

}

/// <summary>Its message cannot be made.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class MuteAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => true;

    public override string FormatErrorMessage(string name) => throw new TimeZoneNotFoundException("No message.");
}

/// <summary>A member named twice, of which the serializer makes nothing.</summary>
public sealed class Twice
{
    [JsonPropertyName("name")]
    public string First { get; init; } = "";

    [JsonPropertyName("name")]
    public string Second { get; init; } = "";
}
