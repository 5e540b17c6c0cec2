using System.Text.Json;

namespace PhalNet.Modules;

/// <summary>A difference between a contract and an earlier one.</summary>
/// <param name="Service">The service.</param>
/// <param name="Place">The parameter, or the member of the reply such as <c>data.items[].price</c>; empty for the service itself.</param>
/// <param name="Kind">What has changed, such as <c>parameter.removed</c>.</param>
/// <param name="IsBreaking">Whether existing callers may fail.</param>
public sealed record ContractChange(string Service, string Place, string Kind, bool IsBreaking)
{
    /// <summary>The earlier value; empty if there was none.</summary>
    public string Old { get; init; } = "";

    /// <summary>The new value; empty if there is none.</summary>
    public string New { get; init; } = "";

    /// <summary>The change as a sentence.</summary>
    /// <param name="language"><c>en</c> or <c>zh-CN</c>.</param>
    public string Say(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return ContractTexts.In(language)[Kind]
            .Replace("{service}", Service, StringComparison.Ordinal)
            .Replace("{place}", Place, StringComparison.Ordinal)
            .Replace("{old}", Old, StringComparison.Ordinal)
            .Replace("{new}", New, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{(IsBreaking ? "breaking" : "compatible")}: {Say("en")}";
}

/// <summary>The sentences that describe changes, by kind.</summary>
internal static class ContractTexts
{
    public static IReadOnlyDictionary<string, string> In(string language)
    {
        var name = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? "zh-CN" : "en";
        using var stream = typeof(ContractTexts).Assembly.GetManifestResourceStream($"PhalNet.Modules.Verifying.{name}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
