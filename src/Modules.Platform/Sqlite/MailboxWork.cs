using Microsoft.Extensions.Logging;

namespace Modules.Platform;

/// <summary>
/// The work after the acknowledgement: puts messages into the mailboxes of both members in rounds, between the writes of callers. Used only
/// on the writer's thread.
/// </summary>
internal sealed class MailboxWork(PendingMail pending, TimeProvider time, ILogger<MailboxWork> logger)
{
    private const int LargestRound = 16_384;
    private const int EarlyRound = 8_192;
    private const int LateSteps = 4;
    private const int RetrySeconds = 1;

    private static readonly TimeSpan LastWork = TimeSpan.FromSeconds(1);

    // Messages collected within this time share pages of the mailboxes; the more of them, the fewer pages are written for each.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(1500);

    // Beyond this age the work has priority over new messages.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(3);

    private MailboxRound? _round;
    private long _roundBegun;
    private long _notBefore;

    /// <summary>The time until the next work is due; null for none.</summary>
    public TimeSpan? TimeToNext
    {
        get
        {
            if (_round is null && pending.Messages == 0)
                return null;
            var gather = _round is not null || pending.Messages >= EarlyRound ? TimeSpan.Zero : Gather - pending.Age;
            var retry = time.GetElapsedTime(time.GetTimestamp(), _notBefore);
            var wait = gather > retry ? gather : retry;
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }
    }

    /// <summary>Brings all mailboxes up to date, such as after a crash.</summary>
    public void CatchUp(SqliteWriter writer)
    {
        var messages = 0L;
        MailboxRound? round;
        do
        {
            if (!TakeStep(writer, out round))
                throw new InvalidOperationException("The mailboxes cannot be updated; see the log.");
            if (round is { IsDone: true })
                PlatformLog.CaughtUp(logger, messages += round.Messages);
        }
        while (round is not null);
    }

    /// <summary>Takes a step of the work if it is due, several if it is late.</summary>
    public void DoSome(SqliteWriter writer)
    {
        if (TimeToNext is not { Ticks: 0 })
            return;
        for (var steps = Steps(); steps > 0; steps--)
        {
            if (!TakeStep(writer, out _) || _round is null)
                break;
        }
    }

    // The more is left, the longer new messages wait: otherwise the backlog could grow without end.
    private int Steps() => pending.Age > Late ? LateSteps + (pending.Messages / EarlyRound) : 1;

    /// <summary>Does as much as a short time allows before the process ends; the next start does the rest.</summary>
    public void Finish(SqliteWriter writer)
    {
        var begun = time.GetTimestamp();
        while ((_round is not null || pending.Messages > 0) && time.GetElapsedTime(begun) < LastWork && TakeStep(writer, out _))
        {
        }
    }

    // Starts a round or continues one; null if there is nothing to do. False if the database failed.
    private bool TakeStep(SqliteWriter writer, out MailboxRound? round)
    {
        MailboxRound? advanced = null;
        var worked = writer.WriteDerived(statements => advanced = Advance(statements));
        round = worked ? advanced : null;
        _round = round is { IsDone: false } ? round : null;
        if (!worked)
            _notBefore = time.GetTimestamp() + (RetrySeconds * time.TimestampFrequency);
        else if (round is null)
            pending.Clear();
        else if (round.IsDone)
            pending.Applied(round.Last, round.Messages, round.Messages < LargestRound ? _roundBegun : null);
        return worked;
    }

    private MailboxRound? Advance(SqliteStatements statements)
    {
        var round = _round is { } begun && begun.IsOn(statements) ? begun : Begin(statements);
        round?.Advance();
        if (round is { IsDone: true })
            MessageStatements.RemoveExpiredKeys(statements, time.GetUtcNow().ToUnixTimeSeconds());
        return round;
    }

    private MailboxRound? Begin(SqliteStatements statements)
    {
        _roundBegun = time.GetTimestamp();
        return MailboxRound.Begin(statements, LargestRound);
    }
}
