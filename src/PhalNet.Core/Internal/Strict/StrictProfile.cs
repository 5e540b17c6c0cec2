using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace PhalNet.Internal.Strict;

internal static class StrictProfile
{
    public const string Name = "Strict";

    public static CallProfile Create(IServiceProvider services) => new(
        Name,
        new StrictRequestReader(),
        new StrictRuleCompiler(services.GetRequiredService<IOptions<PhalNetOptions>>().Value.TimeZone),
        new StrictResultShaper());
}
