using Microsoft.Extensions.Options;

namespace Modules.Platform;

/// <summary>
/// Checks the options by their attributes. The code is generated, for the reflecting validator keeps a type it has seen for ever, and
/// with it a module that is to be unloaded.
/// </summary>
[OptionsValidator]
internal sealed partial class PlatformOptionsValidator : IValidateOptions<PlatformOptions>;
