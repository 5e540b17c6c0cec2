namespace PhalNet.Docs.Browser.Tests.Running;

/// <summary>A reader with a browser. On disposal no page may have logged an error or contacted another host.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<Uri> _asked = [];
    private string? _forgiven;

    private Visitor(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    public static async Task<Visitor> ComeAsync(IBrowserContext context)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                visitor._complaints.Add($"{message.Type}: {message.Text} ({message.Location})");
        };
        context.WebError += (_, error) => visitor._complaints.Add(error.Error);
        context.Request += (_, request) => visitor._asked.Add(new Uri(request.Url));
        return visitor;
    }

    /// <summary>The bytes transferred for the pages so far: headers and bodies, as compressed.</summary>
    public static async Task<long> WeighAsync(IPage page, Func<Task> visit)
    {
        var requests = new List<IRequest>();
        page.RequestFinished += (_, request) => requests.Add(request);
        await visit();
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        long total = 0;
        foreach (var request in requests.ToArray())
        {
            var sizes = await request.SizesAsync();
            total += sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }

        return total;
    }

    /// <summary>Ignores logged errors that contain a text.</summary>
    public void Forgive(string text) => _forgiven = text;

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        _complaints.Where(complaint => _forgiven is null || !complaint.Contains(_forgiven, StringComparison.Ordinal)).ShouldBeEmpty();
        _asked.Where(uri => uri.Scheme is "http" or "https" or "ws" or "wss" && !uri.IsLoopback).ShouldBeEmpty();
    }
}
