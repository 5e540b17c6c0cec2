using PhalNet.Docs.Internal.Pages;

namespace PhalNet.Docs.Internal.Machines;

/// <summary>Links between the machine formats. Programs keep no cookies, so a link carries the language of the text it stands in.</summary>
internal static class MachineLinks
{
    public static string To(PageContext context, string file)
    {
        var link = context.Links.Machine(file);
        return context.Links.IsOffline
            ? link
            : new Uri(new Uri(context.Address), $"{link}?lang={context.Texts.Language}").AbsoluteUri;
    }
}
