using PhalNet.Modules;

namespace PhalNet.Module.Sdk;

/// <summary>The command that the package's targets run: <c>manifest DIR</c> and <c>pack DIR OUTPUT</c>.</summary>
internal static class Program
{
    public static int Main(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["manifest", var directory]:
                    Console.WriteLine($"module.json -> {WriteManifest(directory)}");
                    return 0;
                case ["pack", var directory, var output]:
                    Console.WriteLine($"module -> {ModuleArchive.Pack(ModuleFolder.Open(directory), output)}");
                    return 0;
                default:
                    Console.Error.WriteLine("usage: manifest DIR | pack DIR OUTPUT");
                    return 2;
            }
        }
        catch (ModuleContentException exception)
        {
            // MSBuild recognises this format and shows the lines as errors of the build.
            foreach (var reason in exception.Reasons)
                Console.Error.WriteLine($"PhalNet.Module.Sdk : error PHALNET : {reason}");
            return 1;
        }
    }

    private static string WriteManifest(string directory)
    {
        var file = Path.Combine(directory, ModuleManifest.FileName);
        File.Delete(file);
        var manifest = ManifestDerivation.Derive(directory);
        File.WriteAllText(file, ManifestFile.Write(manifest with { Files = ModuleFolder.Hash(directory) }));
        return file;
    }
}
