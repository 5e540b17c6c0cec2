using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PhalNet;
using PhalNet.Compatibility;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the PhalApi profile.</summary>
public static class PhalApiCompatibilityExtensions
{
    /// <summary>
    /// Adds the profile <c>PhalApi</c>, which reads requests, checks parameters and shapes data like PhalApi. It is used where
    /// <c>PhalNet:Profile</c>, or the <c>Profile</c> of an entry or a module, selects it.
    /// </summary>
    public static IPhalNetBuilder AddPhalApiCompatibility(this IPhalNetBuilder builder, Action<PhalApiOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var options = builder.Services.AddOptions<PhalApiOptions>()
            .BindConfiguration("PhalNet").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<IPostConfigureOptions<PhalApiOptions>, PhalApiConfiguration>();
        if (configure is not null)
            options.Configure(configure);
        builder.Services.AddSingleton(new KnownOptions("PhalNet", typeof(PhalApiOptions)));
        foreach (var language in ProfileMessages.Languages)
            builder.AddMessages(language, ProfileMessages.Load(language));
        builder.Services.TryAddSingleton<ModuleWhiteLists>();
        return builder.AddProfile(PhalApiProfile.Create);
    }

    /// <summary>
    /// Requires PhalApi's MD5 signature for all actions except those on the white list. It has no secret: use it for existing clients, and
    /// <see cref="AddHmacSignature"/> for new ones.
    /// </summary>
    public static IPhalNetBuilder AddPhalApiSignature(this IPhalNetBuilder builder, Action<PhalApiSignatureOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<PhalApiSignatureOptions>()
            .Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<ModuleWhiteLists>();
        return builder.AddFilter<Md5SignatureFilter>(FilterOrder.Signature);
    }

    /// <summary>
    /// Requires an HMAC-SHA256 signature with timestamp and nonce for all actions except those on the white list. Secrets are provided by
    /// an <see cref="ISignatureSecrets"/> registered in the host.
    /// </summary>
    public static IPhalNetBuilder AddHmacSignature(this IPhalNetBuilder builder, Action<HmacSignatureOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<HmacSignatureOptions>()
            .Configure(configure ?? (_ => { })).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton<ModuleWhiteLists>();
        return builder.AddFilter<HmacSignatureFilter>(FilterOrder.Signature);
    }
}
