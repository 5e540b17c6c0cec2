using System.Globalization;

namespace PhalNet.Faults.Tests;

/// <summary>
/// How many requests are generated, and from which seed. Request number N of seed S is the first of seed S + N, so that a failed one can be
/// repeated alone: <c>eng/fuzz.sh 1 SEED</c>.
/// </summary>
internal static class FuzzSettings
{
    private const int Default = 20_000;

    public static int Requests => Read("PHALNET_FUZZ_REQUESTS", Default);

    public static int Seed => Read("PHALNET_FUZZ_SEED", 1);

    public static string Replay(int seed) => $"send it again with: eng/fuzz.sh 1 {seed}";

    private static int Read(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
