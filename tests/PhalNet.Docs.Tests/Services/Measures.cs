using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PhalNet.Docs.Tests.Services;

#pragma warning disable CA1822

/// <summary>Numbers that a module may write otherwise than JSON's own.</summary>
[Service("Shop.Measures")]
public sealed class Measures
{
    /// <summary>All kinds of numbers</summary>
    public Figures All(Count count) => new(count.Number, null, Int128.MaxValue, [long.MaxValue], new() { ["a"] = 1 }, double.NaN, null, [double.PositiveInfinity], Half.NaN, 3);

    /// <summary>A number alone</summary>
    public long Long() => long.MaxValue;

    /// <summary>No number</summary>
    public double Nan() => double.NaN;

    /// <summary>Maybe a number</summary>
    public float? Maybe() => float.NegativeInfinity;

    /// <summary>Has limits, and members that need not be sent</summary>
    /// <param name="name">A name.</param>
    /// <param name="count">How many.</param>
    public Open Limited([StringLength(3)] string name, int count) => new() { Name = name, Count = count };

    /// <summary>Members with defaults</summary>
    /// <param name="paging">Where to go on.</param>
    public Paging Go(Paging paging) => paging;

    public sealed record Count(long Number);

    public sealed class Paging
    {
        [DefaultValue(10), Range(1, 50)]
        public int Size { get; set; }

        [DefaultValue("2026-01-31")]
        public DateOnly From { get; set; }

        [DefaultValue(DayOfWeek.Friday)]
        public DayOfWeek Day { get; set; }
    }

    public sealed record Figures(
        long Large, ulong? Unsigned, Int128 Huge, List<long> Many, Dictionary<string, long> Named, double Plain, float? Nullable,
        double[] Several, Half Small, [property: JsonNumberHandling(JsonNumberHandling.WriteAsString)] int Text);

    public sealed class Open
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Name { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
        public int Count { get; init; }
    }
}
