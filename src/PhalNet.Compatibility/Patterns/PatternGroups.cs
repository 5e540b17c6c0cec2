using System.Globalization;

namespace PhalNet.Compatibility;

/// <summary>The numbers and names of a pattern's groups, and the references to them.</summary>
internal sealed class PatternGroups
{
    private readonly Dictionary<string, int> _names = [];
    private readonly List<int> _references = [];
    private int _highest;

    public int Count { get; set; }

    public int Open()
    {
        Count++;
        _highest = Math.Max(_highest, Count);
        return Count;
    }

    public int Open(string name)
    {
        if (name.Length is 0 or > 32 || char.IsAsciiDigit(name[0]) || !name.All(c => c == '_' || char.IsLetterOrDigit(c)))
            throw new PatternException($"{name} is not a valid group name");
        var number = Open();
        if (_names.TryGetValue(name, out var other) && other != number)
            throw new PatternException($"the group name {name} occurs twice");
        _names[name] = number;
        return number;
    }

    public int Number(string name) =>
        _names.TryGetValue(name, out var number)
            ? number
            : throw new PatternException($"the group {name} is referenced before it is defined");

    public string Reference(int number)
    {
        if (number < 1)
            throw new PatternException("a reference to a group that does not exist");
        _references.Add(number);
        return string.Create(CultureInfo.InvariantCulture, $"\\k<{number}>");
    }

    public void CheckReferences()
    {
        foreach (var number in _references)
            if (number > _highest)
                throw new PatternException($"the referenced group {number} does not exist");
    }
}
