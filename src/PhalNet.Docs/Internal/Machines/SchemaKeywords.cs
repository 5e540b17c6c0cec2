namespace PhalNet.Docs.Internal.Machines;

/// <summary>Where schemas stand within a schema (JSON Schema 2020-12, core, section 10).</summary>
internal static class SchemaKeywords
{
    public static bool IsMap(string keyword) => keyword is "properties" or "patternProperties" or "dependentSchemas" or "$defs";

    public static bool IsList(string keyword) => keyword is "allOf" or "anyOf" or "oneOf" or "prefixItems";

    public static bool IsSchema(string keyword) =>
        keyword is "items" or "additionalProperties" or "not" or "contains" or "propertyNames" or "if" or "then" or "else";
}
