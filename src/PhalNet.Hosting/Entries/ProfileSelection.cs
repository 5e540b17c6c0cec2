namespace PhalNet.Hosting;

internal static class ProfileSelection
{
    public static CallProfile Find(IEnumerable<CallProfile> profiles, string name) =>
        profiles.LastOrDefault(profile => profile.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException(
            $"PhalNet:Profile '{name}' is none of the profiles that were added: {string.Join(", ", profiles.Select(profile => profile.Name))}.");
}
