using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>
/// An enum by the text of its members: that of <see cref="JsonStringEnumMemberNameAttribute"/>, else the name in snake_case. Case counts,
/// numbers are no names.
/// </summary>
internal sealed class EnumConverter : ParameterConverter
{
    private readonly FrozenDictionary<string, object> _members;

    public EnumConverter(Type type)
    {
        Type = type;
        var members = EnumMember.Of(type);
        Names = [.. members.Select(member => member.Name)];
        Duplicates = [.. Names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)];
        _members = members.DistinctBy(member => member.Name)
            .ToFrozenDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
    }

    public override Type Type { get; }

    public override string TypeName => "enum";

    public override string RefusalKey => "rule.enum";

    public override IReadOnlyList<MessageArgument> RefusalArguments => [new("values", string.Join(", ", Names))];

    public IReadOnlyList<string> Names { get; }

    /// <summary>The names that several members have.</summary>
    public string[] Duplicates { get; }

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        return value.Kind == CallValueKind.Text && _members.TryGetValue(value.Text, out result);
    }

    /// <summary>The text of a member's value, empty for a value that is no member.</summary>
    public string NameOf(object? value) => Names.FirstOrDefault(name => _members[name].Equals(value)) ?? "";
}
