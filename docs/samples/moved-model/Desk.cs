using System.Net;
using System.Text;
using PhalNet;

/// <summary>Other code found in services, besides rules and models.</summary>
[Service("App.Desk")]
public class Desk(ICallContext call, ShopTitle title, ILogger<Desk> logger)
{
    /// <summary>$_GET, $_POST, $_SERVER, config->get and the logger.</summary>
    public Note Note([Param(Source = ValueSource.Query)] string from, [Param(Source = ValueSource.Body)] string text)
    {
        logger.LogInformation("A note from {From}.", from);
        return new(title.Text, from, text, call.Caller.Address is { } address && IPAddress.IsLoopback(address));
    }

    /// <summary>echo and exit with HTML.</summary>
    public StreamReply Welcome(string name)
    {
        var html = $"<h1>Welcome, {WebUtility.HtmlEncode(name)}</h1>";
        return new(new MemoryStream(Encoding.UTF8.GetBytes(html)), "text/html;charset=utf-8");
    }

    /// <summary>response->setRet()->setMsg()->setData().</summary>
    public CallResult<Note> Later(string from) =>
        new CallResult { Ret = 202, Message = "Accepted, but not done yet.", Data = new Note(title.Text, from, "", false) };
}

public record ShopTitle(string Text);

public record Note(string Title, string From, string Text, bool IsLocal);
