namespace PhalNet.Descriptions;

/// <summary>Describes who may call an action.</summary>
internal static class AccessText
{
    public static string Of(ActionAccess? access, DescriptionTexts texts)
    {
        if (access is null)
            return "";
        if (access.AllowsAnonymous)
            return texts["access.everybody"];
        string[] parts =
        [
            texts["access.user"],
            .. access.Roles.Select(roles => texts["access.roles", string.Join(texts["access.or"], roles)]),
            .. access.Policies.Select(policy => texts["access.policies", policy]),
            .. access.Schemes.Count == 0 ? [] : (string[])[texts["access.schemes", string.Join(texts["access.or"], access.Schemes)]],
        ];
        return string.Join("; ", parts);
    }
}
