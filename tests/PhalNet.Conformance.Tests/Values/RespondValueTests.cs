using System.Text.Encodings.Web;
using System.Text.Json;
using PhalNet.Conformance.Values;
using Shouldly;
using Xunit;

namespace PhalNet.Conformance.Tests.Values;

public sealed class RespondValueTests
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 1024 };

    [Theory]
    [InlineData("null", "null")]
    [InlineData("[1,\"a\",true,1.5,null]", "[1,\"a\",true,1.5,null]")]
    [InlineData("""{"b":1,"a":{"c":[]}}""", """{"b":1,"a":{"c":[]}}""")]
    [InlineData("{}", "[]")]
    [InlineData("""{"0":"a","1":"b"}""", """["a","b"]""")]
    [InlineData("""{"$float":"7.0"}""", "7")]
    [InlineData("""{"$float":"1.0E+25"}""", "1E+25")]
    [InlineData("""{"$int":"12"}""", "12")]
    [InlineData("""{"$bytes":"5Lit"}""", "\"中\"")]
    [InlineData("""{"$repeat":["汉x",3]}""", "\"汉x汉x汉x\"")]
    [InlineData("""{"$object":{}}""", "{}")]
    [InlineData("""{"$object":{"0":1}}""", """{"0":1}""")]
    [InlineData("""{"$pairs":[[0,"a"],["1","b"]]}""", """["a","b"]""")]
    [InlineData("""{"$pairs":[[1,"a"],[0,"b"]]}""", """{"1":"a","0":"b"}""")]
    [InlineData("""{"$pairs":[["00","a"]]}""", """{"00":"a"}""")]
    [InlineData("""{"$pairs":[["x",1],["y",2],["x",3]]}""", """{"x":3,"y":2}""")]
    [InlineData("""{"$pairs":[["k",{"$object":{}}]]}""", """{"k":{}}""")]
    [InlineData("""{"$nest":2}""", """{"n":{"n":"leaf"}}""")]
    [InlineData("""{"$jsonSerializable":[]}""", "[]")]
    [InlineData("""{"$jsonSerializable":null}""", "null")]
    [InlineData("""{"$privateObject":"v"}""", """{"seen":"v"}""")]
    [InlineData("""{"$date":"2019-03-01 12:00:00"}""", """{"date":"2019-03-01 12:00:00.000000","timezone_type":3,"timezone":"Asia/Shanghai"}""")]
    [InlineData("""{"$unknown":1}""", """{"$unknown":1}""")]
    [InlineData("18446744073709551616", "1.8446744073709552E+19")]
    public void Value_IsWrittenAsPhpWould(string instruction, string json) => Write(instruction).ShouldBe(json);

    [Theory]
    [InlineData("0.1+0.2", 0.1 + 0.2)]
    [InlineData("1/3", 1.0 / 3)]
    [InlineData("6/3", 2L)]
    [InlineData("2*3-1", 5L)]
    [InlineData("1e-7", 1e-7)]
    [InlineData("-2.5e+3+1", -2499.0)]
    [InlineData("PHP_INT_MAX", long.MaxValue)]
    [InlineData("PHP_INT_MIN", long.MinValue)]
    [InlineData("PHP_INT_MAX+1", 9223372036854775808.0)]
    [InlineData("PHP_FLOAT_EPSILON", 2.220446049250313e-16)]
    [InlineData("INF", double.PositiveInfinity)]
    [InlineData("-INF", double.NegativeInfinity)]
    [InlineData("NAN", double.NaN)]
    public void Calculation_FollowsPhp(string expression, object expected) => PhpCalculation.Evaluate(expression).ShouldBe(expected);

    [Fact]
    public void Calculation_KeepsTheSignOfZero() => double.IsNegative((double)PhpCalculation.Evaluate("-0.0")).ShouldBeTrue();

    [Theory]
    [InlineData("""{"$calc":"NAN"}""")]
    [InlineData("""[1,{"$calc":"-INF"}]""")]
    public void Value_WithoutAJsonNumber_CannotBeWritten(string instruction) => Should.Throw<ArgumentException>(() => Write(instruction));

    [Fact]
    public void Value_WithWrongBytes_CannotBeWritten() => Should.Throw<JsonException>(() => Write("""{"a":{"$bytes":"/w=="}}"""));

    [Fact]
    public void Nesting_DeeperThanTheWriterAllows_CannotBeWritten() => Should.Throw<JsonException>(() => Write("""{"$nest":1030}"""));

    [Fact]
    public void SerializedList_IsNoList() => RespondValue.Build(A.Json("""{"$jsonSerializable":[]}""")).ShouldNotBeAssignableTo<System.Collections.IEnumerable>();

    private static string Write(string instruction) => JsonSerializer.Serialize(RespondValue.Build(A.Json(instruction)), Options);
}
