using System.Text.RegularExpressions;
using PhalNet.Descriptions;

namespace PhalNet.Server;

/// <summary>Finds what has no description in a language.</summary>
internal static partial class UndescribedParts
{
    private const string English = "en";
    private const string Chinese = "zh-CN";

    /// <summary>The names of classes, services and parameters without a text, by language.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Find(Documentation documentation, IReadOnlyList<ServiceAction> actions)
    {
        var missing = new Dictionary<string, SortedSet<string>>
        {
            [English] = new(StringComparer.Ordinal),
            [Chinese] = new(StringComparer.Ordinal),
        };
        foreach (var action in actions)
        {
            var (english, chinese) = (documentation.In(English).For(action), documentation.In(Chinese).For(action));
            Note(missing, $"{action.Description.Namespace}.{action.Description.Class}", english.ClassTitle, chinese.ClassTitle);
            Note(missing, action.Name, Title(english), Title(chinese));
            foreach (var (one, other) in english.Parameters.Zip(chinese.Parameters))
                Note(missing, $"{action.Name}({one.Name})", one.Description, other.Description);
        }

        return missing.ToDictionary(pair => pair.Key, IReadOnlyList<string> (pair) => [.. pair.Value]);
    }

    // A text missing in one language is shown in the other.
    private static void Note(Dictionary<string, SortedSet<string>> missing, string name, string english, string chinese)
    {
        var isSame = english == chinese;
        if (english.Length == 0 || (isSame && Han().IsMatch(english)))
            missing[English].Add(name);
        if (chinese.Length == 0 || (isSame && !Han().IsMatch(chinese)))
            missing[Chinese].Add(name);
    }

    private static string Title(ServiceDocument document) => document.Title == document.Name ? "" : document.Title;

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
