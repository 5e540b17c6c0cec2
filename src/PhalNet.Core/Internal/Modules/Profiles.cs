namespace PhalNet.Internal.Modules;

internal static class Profiles
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name, string wanted) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"There is no profile '{name}', as {wanted} asks for; there is {string.Join(", ", profiles.Select(profile => profile.Name).Distinct())}."
            + (name.Equals("PhalApi", StringComparison.OrdinalIgnoreCase) ? " Add it with AddPhalApiCompatibility()." : ""));
}
