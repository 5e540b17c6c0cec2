namespace PhalNet;

/// <summary>Sets a module up; a module has one public class of this kind, or none.</summary>
public interface IModule
{
    /// <summary>Registers what the module needs. Its hosted services start before the first call and stop after the last.</summary>
    void Configure(IModuleBuilder module);
}
