using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace PhalNet;

/// <summary>
/// Reads an enum by its members' texts: the name from <see cref="JsonStringEnumMemberNameAttribute"/>, or else the name in snake_case.
/// Names are case-sensitive; numbers are not accepted. Flags are names separated by commas, as they are written.
/// </summary>
internal sealed class EnumConverter : ParameterConverter
{
    private readonly FrozenDictionary<string, object> _members;
    private readonly bool _isFlags;

    public EnumConverter(Type type)
    {
        Type = type;
        _isFlags = type.IsDefined(typeof(FlagsAttribute), inherit: false);
        var members = EnumMember.Of(type);
        Names = [.. members.Select(member => member.Name)];
        Duplicates = [.. Names.GroupBy(name => name).Where(group => group.Count() > 1).Select(group => group.Key)];
        _members = members.DistinctBy(member => member.Name)
            .ToFrozenDictionary(member => member.Name, member => member.Value, StringComparer.Ordinal);
    }

    public override Type Type { get; }

    public override string TypeName => "enum";

    public override string RefusalKey => _isFlags ? "rule.flags" : "rule.enum";

    public override IReadOnlyList<MessageArgument> RefusalArguments => [new("values", string.Join(", ", Names))];

    public IReadOnlyList<string> Names { get; }

    /// <summary>The names that several members have.</summary>
    public string[] Duplicates { get; }

    public override bool TryConvert(in CallValue value, out object? result)
    {
        result = null;
        return value.Kind == CallValueKind.Text
            && (_members.TryGetValue(value.Text, out result) || (_isFlags && TryCombine(value.Text, out result)));
    }

    private bool TryCombine(string text, out object? result)
    {
        result = null;
        var bits = 0ul;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!_members.TryGetValue(name, out var member))
                return false;
            bits |= EnumMember.BitsOf(member);
        }

        result = Enum.ToObject(Type, bits);
        return true;
    }
}
