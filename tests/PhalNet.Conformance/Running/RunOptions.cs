namespace PhalNet.Conformance.Running;

/// <summary>The options of the command line.</summary>
internal sealed record RunOptions(string Directory, string? Only, IReadOnlyList<ServerProfile> Profiles)
{
    public const string Usage = "usage: PhalNet.Conformance DIR [--only SUBSTRING] [--profile phalapi|strict|both]";

    /// <exception cref="FormatException">The arguments are invalid; the message names them.</exception>
    public static RunOptions Parse(IReadOnlyList<string> arguments)
    {
        string? directory = null, only = null;
        ServerProfile[] profiles = [ServerProfile.PhalApi, ServerProfile.Strict];
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--only":
                    only = Value(arguments, ref i);
                    break;
                case "--profile":
                    profiles = ProfilesOf(Value(arguments, ref i));
                    break;
                case ['-', '-', ..] unknown:
                    throw new FormatException($"unknown option {unknown}");
                case var path when directory is null:
                    directory = path;
                    break;
                default:
                    throw new FormatException($"one directory only, but also {arguments[i]}");
            }
        }

        return new RunOptions(directory ?? throw new FormatException("the directory is missing"), only, profiles);
    }

    private static string Value(IReadOnlyList<string> arguments, ref int at) =>
        ++at < arguments.Count ? arguments[at] : throw new FormatException($"{arguments[at - 1]} needs a value");

    private static ServerProfile[] ProfilesOf(string name) => name switch
    {
        "phalapi" => [ServerProfile.PhalApi],
        "strict" => [ServerProfile.Strict],
        "both" => [ServerProfile.PhalApi, ServerProfile.Strict],
        _ => throw new FormatException($"unknown profile {name}"),
    };
}
