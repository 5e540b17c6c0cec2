using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Limits;

#pragma warning disable CA1822, CA1024, CA1711, CA1720, CA1716, CA1724, CA1819, CA2227, CA1002, CA1044, CA1051, xUnit1013

public sealed partial class ObjectLimitTests
{
    public sealed record OrderLine([StringLength(5)] string Sku, [Range(1, 10)] int Qty);

    public sealed class BasketData
    {
        [MinLength(1)]
        public List<OrderLine> Lines { get; set; } = [];

        [MaxLength(2)]
        public Dictionary<string, OrderLine?>? ByName { get; set; }

        public OrderLine? First { get; set; }
    }

    public class ClassData
    {
        [Required, RegularExpression("[a-z]+")]
        public string Name { get; set; } = null!;

        [RegularExpression("[0-9]+")]
        public string? Code { get; set; }

        [AllowedValues("red", "green")]
        public Colour? Colour { get; set; }

        [JsonPropertyName("weight-in-kg"), Range(typeof(decimal), "1", "2.5")]
        public decimal? Weight { get; set; }

        [Range(typeof(DateOnly), "2000-01-01", "2099-12-31")]
        public DateOnly? Day { get; set; }
    }

    public sealed class DerivedData : ClassData
    {
        [Range(0, 10)]
        public int More { get; set; }
    }

    public enum Colour
    {
        Red,
        Green,
        Blue,
    }

    public struct StructData
    {
        [Range(0, 5)]
        public int Left { get; set; }

        [JsonInclude, Range(0, 5)]
        public int Right;
    }

    public sealed class ComparedData
    {
        public string Password { get; set; } = "";

        [Compare(nameof(Password))]
        public string Again { get; set; } = "";
    }

    public sealed class OwnData
    {
        [GoodWord]
        public string? Word { get; set; }
    }

    [NotTheSame]
    public sealed record WholeData(int A, int B);

    public sealed record ValidatableData([Range(1, 10)] int From, int UntilThen) : IValidatableObject
    {
        public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
        {
            if (UntilThen < From)
                yield return new("ends before it begins", [nameof(UntilThen)]);
            if (From == 5)
                yield return new($"{validationContext.DisplayName} is unlucky");
        }
    }

    public sealed record ValidatableHolderData(ValidatableData[] Inner);

    public sealed class WordedData
    {
        [Range(1, 10, ErrorMessage = "{0}: {1} to {2}, please")]
        public int A { get; set; }

        [StringLength(3, ErrorMessage = "own.too-long")]
        public string? B { get; set; }

        [Required(ErrorMessage = "we need {0}")]
        public string? C { get; set; } = "c";
    }

    public sealed class RequiredNumberData
    {
        [Required]
        public int Count { get; set; }
    }

    public sealed class TreeData
    {
        [Range(0, 5)]
        public int N { get; set; }

        public TreeData? Next { get; set; }

        public IReadOnlyList<TreeData>? Children { get; set; }

        [JsonIgnore]
        public TreeData Self => this;
    }

    [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind"), JsonDerivedType(typeof(Cat), "cat"), JsonDerivedType(typeof(Dog), "dog")]
    public abstract class PetData;

    public sealed class Cat : PetData
    {
        [Range(0, 9)]
        public int Lives { get; set; }
    }

    public sealed class Dog : PetData;

    public sealed record PetHolderData(PetData Pet);

    [JsonConverter(typeof(ShapeConverter))]
    public abstract class Shape;

    public sealed class Round : Shape
    {
        [Range(1, 9)]
        public int Radius { get; set; }
    }

    public sealed record ByConverterData(Shape Shape);

    public sealed record ImmutableData(string Name, ImmutableArray<OrderLine> Lines = default);

    public sealed class EndlessData
    {
        [Range(0, 5)]
        public int N { get; set; }

        public EndlessData Left => new();

        public EndlessData Right => new();
    }

    public sealed class LookedData
    {
        [InDictionary]
        public string Word { get; set; } = "";
    }

    public sealed class BrokenData
    {
        [Failing]
        public int N { get; set; }
    }

    public sealed class Dictionary
    {
        public bool Has(string word) => word == "known";
    }

    private sealed class ShapeConverter : JsonConverter<Shape>
    {
        public override bool CanConvert(Type typeToConvert) => typeToConvert == typeof(Shape);

        public override Shape Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new Round();

        public override void Write(Utf8JsonWriter writer, Shape value, JsonSerializerOptions options) => writer.WriteStringValue("round");
    }

    private sealed class GoodWordAttribute : ValidationAttribute
    {
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) => value switch
        {
            null => new("nothing"),
            "bad" => new("not a good word"),
            _ => null,
        };
    }

    [AttributeUsage(AttributeTargets.Class)]
    private sealed class NotTheSameAttribute : ValidationAttribute
    {
        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            value is WholeData { A: var a, B: var b } && a == b ? new("a and b are the same") : null;
    }

    private sealed class InDictionaryAttribute : ValidationAttribute
    {
        public override bool RequiresValidationContext => true;

        protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
            ((Dictionary)validationContext.GetService(typeof(Dictionary))!).Has($"{value}") ? null : new("not in the dictionary");
    }

    private sealed class FailingAttribute : ValidationAttribute
    {
        public override bool IsValid(object? value) => throw new InvalidOperationException("broken");
    }
}
