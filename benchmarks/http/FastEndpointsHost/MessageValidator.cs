using FastEndpoints;
using FluentValidation;

namespace PhalNet.Benchmarks.Http;

public sealed class MessageValidator : Validator<Message>
{
    public MessageValidator()
    {
        RuleFor(message => message.Service).Equal("Bench.Message.Send");
        RuleFor(message => message.ToUuid).NotEmpty().Length(32);
        RuleFor(message => message.Data).NotEmpty();
        RuleFor(message => message.Type).NotNull().IsInEnum();
    }
}
