using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace PhalNet.Core.Tests.Limits;

#pragma warning disable CA1822, CA1044, xUnit1013

/// <summary>Limits that a member's type does not support stop the start.</summary>
public sealed class MemberErrorTests
{
    [Theory]
    [InlineData(typeof(RangeOnText), "RangeOnText+Holder.Name: a range applies only to numbers, dates and times; text and lists have a length.")]
    [InlineData(typeof(LengthOnNumber), "LengthOnNumber+Holder.Count: a length applies only to text and lists.")]
    [InlineData(typeof(LengthDeep), "LengthDeep+Inner.Count: a length applies only to text and lists.")]
    [InlineData(typeof(BadPattern), "BadPattern+Holder.Name: the pattern is malformed")]
    [InlineData(typeof(TurnedRange), "TurnedRange+Holder.Count: the lower limit 10 is above the upper limit 1.")]
    [InlineData(typeof(MailOnNumber), "MailOnNumber+Holder.Count: EmailAddressAttribute applies only to text.")]
    [InlineData(typeof(ComparedWithNothing), "ComparedWithNothing+Holder.Name: there is no property Nope to compare with.")]
    [InlineData(typeof(NoResource), "NoResource+Holder.Count: RangeAttribute is not well-formed:")]
    [InlineData(typeof(WriteOnly), "WriteOnly+Holder.Count: a member with limits needs a getter.")]
    [InlineData(typeof(DerivedError), "DerivedError+Cat.Name: a range applies only to numbers, dates and times; text and lists have a length.")]
    public async Task Limit_ThatTheMemberCannotHave_StopsTheStartWithTypeAndMember(Type service, string error)
    {
        var errors = await TestHost.ErrorsAsync(service);

        errors.ShouldHaveSingleItem().ShouldContain(error);
    }

    [Service("App.RangeOnText")]
    public sealed class RangeOnText
    {
        public sealed record Holder([Range(1, 2)] string Name);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.LengthOnNumber")]
    public sealed class LengthOnNumber
    {
        public sealed record Holder([property: MaxLength(2)] int Count);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.LengthDeep")]
    public sealed class LengthDeep
    {
        public sealed record Inner([MaxLength(2)] int Count);

        public sealed record Holder(Dictionary<string, List<Inner>> Inner);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.BadPattern")]
    public sealed class BadPattern
    {
        public sealed record Holder([RegularExpression("(")] string Name);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.TurnedRange")]
    public sealed class TurnedRange
    {
        public sealed record Holder([Range(10, 1)] int Count);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.MailOnNumber")]
    public sealed class MailOnNumber
    {
        public sealed record Holder([EmailAddress] int Count);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.ComparedWithNothing")]
    public sealed class ComparedWithNothing
    {
        public sealed class Holder
        {
            [Compare("Nope")]
            public string Name { get; set; } = "";
        }

        public void Call(Holder value) => _ = value;
    }

    [Service("App.NoResource")]
    public sealed class NoResource
    {
        public sealed record Holder([Range(1, 2, ErrorMessageResourceName = "Nope", ErrorMessageResourceType = typeof(NoResource))] int Count);

        public void Call(Holder value) => _ = value;
    }

    [Service("App.WriteOnly")]
    public sealed class WriteOnly
    {
        public sealed class Holder
        {
            [Range(1, 2)]
            public int Count
            {
                set => _ = value;
            }
        }

        public void Call(Holder value) => _ = value;
    }

    [Service("App.DerivedError")]
    public sealed class DerivedError
    {
        [JsonDerivedType(typeof(Cat), "cat")]
        public abstract class Animal;

        public sealed class Cat : Animal
        {
            [Range(1, 2)]
            public string Name { get; set; } = "";
        }

        public void Call(Animal value) => _ = value;
    }
}
