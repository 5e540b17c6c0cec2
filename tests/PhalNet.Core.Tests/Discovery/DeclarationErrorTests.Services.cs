using System.ComponentModel.DataAnnotations;

namespace PhalNet.Core.Tests.Discovery;

public sealed partial class DeclarationErrorTests
{
    private sealed class TextConverter : ParameterConverter<string>
    {
        public override string TypeName => "text";

        public override bool TryConvert(in CallValue value, out string result)
        {
            result = "";
            return true;
        }
    }

    private sealed class NeedlessConverter : ParameterConverter<string>
    {
        public override string TypeName => "text";

        public override bool TryConvert(in CallValue value, out string result)
        {
            result = "";
            return true;
        }
    }

    private sealed class NeedyConverter(Uri uri) : ParameterConverter<int>
    {
        public override string TypeName => uri.ToString();

        public override bool TryConvert(in CallValue value, out int result)
        {
            result = 0;
            return true;
        }
    }

    private sealed class FaultySource : IRuleSource
    {
        public IReadOnlyList<ParameterRule> GetRules(
            IActionDescription action, LoadedModule module, IReadOnlyList<ParameterRule> rules, ICollection<string> errors) =>
        [
            rules.Single(rule => rule.Member == "Token"),
            rules.Single(rule => rule.Member == "value") with { ClrType = typeof(string), Declaration = "" },
            new() { Member = "code", Name = "code", Pattern = "/a/", PatternSyntax = PatternSyntax.Delimited },
            new() { Member = "kind", Name = "kind", Type = "money" },
            new() { Member = "count", Name = "count", Type = "int", HasDefault = true, Default = "many" },
        ];
    }

    [Service("Bad Name")]
    private sealed class Name;

    [Service]
    private static class Static;

    [Service]
    private abstract class Abstract;

    [Service]
    private sealed class Generic<T>
    {
        public T? Value { get; set; }
    }

    private sealed class NotMarked;

    [Service("App.Unmade")]
    private sealed class Unmade(Unregistered unregistered, Uri uri)
    {
        public string Run() => $"{unregistered}{uri}";
    }

    [Service("App.Closed")]
    private sealed class Closed
    {
        private Closed()
        {
        }
    }

    [Service("App.WithoutSetter")]
    private sealed class WithoutSetter
    {
        [Param]
        public string? Token { get; }
    }

    [Service("App.WithStatic")]
    private sealed class WithStatic
    {
        [Param]
        public static string? Token { get; set; }
    }

    [Service("App.Comparing")]
    private sealed class Comparing
    {
        [Param, Compare("Other")]
        public int Token { get; set; }

        public void Run()
        {
        }
    }

    [Service("App.WithFilter"), Filter(typeof(string))]
    private sealed class WithFilter
    {
        public void One()
        {
        }

        public void Two()
        {
        }
    }

    [Service("App.Double")]
    private sealed class Double
    {
        public void Run()
        {
        }

        public Task RunAsync() => Task.CompletedTask;
    }

    [Service("app.double")]
    private sealed class OtherDouble
    {
        public void Other()
        {
        }
    }

    [Service("App.ManyActions")]
    private sealed class ManyActions
    {
        [Param, StringLength(5)]
        public int Token { get; set; }

        public void One()
        {
        }

        public void Two()
        {
        }
    }

    [Service("App.Shared")]
    private sealed class Shared
    {
        [Param]
        public string? Token { get; set; }

        public void Run(int value) => _ = value;
    }

    [Service("App.Faulty")]
    private sealed class Faulty
    {
        public void Generic<T>() => _ = typeof(T);

        public void ByRef(ref int value) => value++;

        public Span<byte> Span() => default;

        public async void AsyncVoid() => await Task.Yield();

        [Verbs]
        public void NoVerbs()
        {
        }

        [Filter(typeof(string))]
        public void NoFilter()
        {
        }

        [Filter(typeof(Needy))]
        public void UnmadeFilter()
        {
        }

        [Filter(typeof(ICallFilter))]
        public void AbstractFilter()
        {
        }

        [DropParam("other")]
        public void Dropping()
        {
        }

        [DropParam("value")]
        public void DroppingOwn(int value) => _ = value;

        public void SameName(int value, [Param("value")] int other) => _ = value + other;

        public void NoName([Param("")] int value) => _ = value;

        public void ServiceName(string service) => _ = service;

        public void RequiredDefault([Required] int value = 5) => _ = value;

        public void Unreadable(IServiceProvider value) => _ = value;

        public void UnreadableList(System.Net.IPAddress[] value) => _ = value;

        public void Table(int[,] value) => _ = value;

        public void Native(nint value) => _ = value;

        public void Reversed([Range(10, 1)] int value) => _ = value;

        public void RangeOfText([Range(1, 10)] string value) => _ = value;

        public void RangeOfBool([Range(1, 2)] bool value) => _ = value;

        public void RangeOfObject([Range(1, 2)] Point value) => _ = value;

        public void RangeTooWide([Range(1, 1e20)] long value) => _ = value;

        public void LengthOfNumber([StringLength(5)] int value) => _ = value;

        public void LengthOfDate([MaxLength(5)] DateOnly value) => _ = value;

        public void NegativeLength([StringLength(-1)] string value) => _ = value;

        public void OpenLength([MaxLength] string value) => _ = value;

        public void Pattern([RegularExpression("(")] string value) => _ = value;

        public void SplitPattern([RegularExpression("a)|(b")] string value) => _ = value;

        public void PatternOfNumber([RegularExpression("1")] int value) => _ = value;

        public void AllowedOfOtherType([AllowedValues(1, "red")] int value) => _ = value;

        public void AllowedBytes([AllowedValues("AA==")] byte[] value) => _ = value;

        public void DefaultNotAllowed([AllowedValues(1, 2)] int value = 3) => _ = value;

        public void DefaultTooLarge([Range(1, 10)] int value = 11) => _ = value;

        public void DefaultTooLong([StringLength(2)] string value = "abc") => _ = value;

        public void NoSeparator([Param(Separator = "")] int[] value) => _ = value;

        public void NoSeparatorOfNumber([Param(Separator = "")] int value) => _ = value;

        public void SeparatorOfNumber([Param(Separator = ";")] int value) => _ = value;

        public void FormatOfNumber([Param(ListFormat = ListFormat.Json)] int value) => _ = value;

        public void EmptyNumber([Param(AllowEmpty = true)] int value) => _ = value;

        public void TransformOfList([Trim] string[] value) => _ = value;

        public void TransformOfFile([Trim] UploadedFile value) => _ = value;

        public void FileRuleOfText([FileRule(MaxBytes = 5)] string value) => _ = value;

        public void ReversedFile([FileRule(MinBytes = 5, MaxBytes = 1)] UploadedFile value) => _ = value;

        public void FileInQuery([Param(Source = ValueSource.Query)] UploadedFile value) => _ = value;

        public void TwiceWritten(Twice value) => _ = value;

        public void TwoTwiceWritten(TwoTwice value) => _ = value;

        public void NoConverter([Converter(typeof(string))] int value) => _ = value;

        public void OtherConverter([Converter(typeof(TextConverter))] int value) => _ = value;

        public void UnmadeConverter([Converter(typeof(NeedyConverter))] int value) => _ = value;

        public void UnmadeObject(Hidden value) => _ = value;

        public void ClashingObject(Clashing value) => _ = value;

        public void OwnMessage([Range(1, 2, ErrorMessage = "no")] int value) => _ = value;
    }
}
