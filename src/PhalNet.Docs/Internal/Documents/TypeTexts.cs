using PhalNet.Docs.Internal.Texts;

namespace PhalNet.Docs.Internal.Documents;

/// <summary>Names the types of parameters in the reader's language.</summary>
internal sealed class TypeTexts(DocsTexts texts)
{
    public string Of(ParameterRule rule)
    {
        if (rule.Type == "array" && rule.ClrType is { } list && ParameterTypes.ElementOf(list) is { } element)
            return texts["type.arrayOf", texts[$"type.{ParameterTypes.NameOf(element)}"]];
        var name = ForeignRules.IsTimestamp(rule) ? "datetime" : rule.Type;
        return texts.Find($"type.{name}") ?? rule.Type;
    }
}
