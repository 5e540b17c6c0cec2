using Scrutor;

namespace PhalNet.Internal.Scanning;

internal static class ServiceSelection
{
    /// <summary>Registers every class that has a <see cref="ServiceAttribute"/>, those of the assembly's own use included.</summary>
    public static IImplementationTypeSelector Select(IImplementationTypeSelector types) =>
        types.AddClasses(classes => classes.WithAttribute<ServiceAttribute>(), publicOnly: false)
            .UsingRegistrationStrategy(RegistrationStrategy.Skip)
            .AsSelf()
            .WithTransientLifetime();
}
