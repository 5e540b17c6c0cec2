using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Tests.Services;

/// <summary>A check of the shop's own.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EvenAttribute() : ValidationAttribute("{0} must be even.")
{
    public override bool IsValid(object? value) => value is int number && number % 2 == 0;
}
