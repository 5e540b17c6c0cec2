using System.Threading.Channels;
using PhalNet;

/// <summary>Mails to readers; the call does not wait until they are sent.</summary>
[Service("App.Mail")]
public class Mails(MailQueue queue, ICallContext call)
{
    public async Task Send(string to, string text) => await queue.Waiting.Writer.WriteAsync(new(to, text), call.Cancellation);

    public SentMails Sent() => new(queue.Sent);
}

public record Mail(string To, string Text);

public record SentMails(int Count);

/// <summary>The unsent mails: at most 1000, then calls wait too.</summary>
public class MailQueue
{
    private int _sent;

    public Channel<Mail> Waiting { get; } = Channel.CreateBounded<Mail>(1000);

    public int Sent => _sent;

    public void Count() => Interlocked.Increment(ref _sent);
}

/// <summary>Sends one mail after another while the module runs.</summary>
public class MailSender(MailQueue queue, ILogger<MailSender> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stopping)
    {
        await foreach (var mail in queue.Waiting.Reader.ReadAllAsync(stopping))
        {
            try
            {
                // A real sender would call the mail server here.
                await Task.Delay(10, stopping);
                queue.Count();
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The mail to {Reader} was not sent.", mail.To);
            }
        }
    }
}
