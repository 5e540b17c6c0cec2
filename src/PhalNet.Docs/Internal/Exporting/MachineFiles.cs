using PhalNet.Docs.Internal.Pages;

namespace PhalNet.Docs.Internal.Exporting;

/// <summary>The formats for programs that an export has in each language beside its pages.</summary>
internal static class MachineFiles
{
    public static IEnumerable<MachineFile> Of(PageContext context) => [];
}
