using System.ComponentModel.DataAnnotations;

namespace PhalNet.Docs.Tests.Services;

/// <summary>An odd number</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class OddAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is int number && number % 2 == 1;
}
