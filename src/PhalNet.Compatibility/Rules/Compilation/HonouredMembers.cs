using System.Reflection;

namespace PhalNet.Compatibility;

/// <summary>
/// The members of a rule declared in C# that the profile supports. Any other setting stops the start, because it would silently have no
/// effect.
/// </summary>
internal static class HonouredMembers
{
    private static readonly string[] Honoured =
    [
        nameof(ParameterRule.Member), nameof(ParameterRule.Name), nameof(ParameterRule.Type), nameof(ParameterRule.Kind),
        nameof(ParameterRule.TypeTitle), nameof(ParameterRule.ClrType), nameof(ParameterRule.Required), nameof(ParameterRule.HasDefault),
        nameof(ParameterRule.Default), nameof(ParameterRule.Measure), nameof(ParameterRule.Min), nameof(ParameterRule.Max),
        nameof(ParameterRule.Pattern), nameof(ParameterRule.AllowedValues), nameof(ParameterRule.Source), nameof(ParameterRule.ListFormat),
        nameof(ParameterRule.HasListFormat), nameof(ParameterRule.PatternTime),
        nameof(ParameterRule.Separator), nameof(ParameterRule.AllowEmpty), nameof(ParameterRule.Sensitive), nameof(ParameterRule.Hidden),
        nameof(ParameterRule.Message), nameof(ParameterRule.Description), nameof(ParameterRule.Notes), nameof(ParameterRule.Example),
        nameof(ParameterRule.File), nameof(ParameterRule.Transforms), nameof(ParameterRule.Validations),
        nameof(ParameterRule.ConverterType), nameof(ParameterRule.Declaration),
    ];

    private static readonly PropertyInfo[] Others =
        [.. typeof(ParameterRule).GetProperties().Where(member => !Honoured.Contains(member.Name))];

    public static void Check(ParameterRule rule, RuleCompilation compilation)
    {
        var bare = new ParameterRule { Member = rule.Member, Name = rule.Name };
        foreach (var member in Others.Where(member => !Equals(member.GetValue(rule), member.GetValue(bare))))
            compilation.Report(rule, $"the PhalApi profile does not support {member.Name}; remove it, or choose another profile.");
    }
}
