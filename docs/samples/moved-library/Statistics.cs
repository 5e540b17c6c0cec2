using Dapper;
using Microsoft.Extensions.Caching.Distributed;
using PhalNet;

/// <summary>Figures of the library.</summary>
[Service("App.Statistics")]
public class Statistics(TracingDbDataSource source, IDistributedCache cache, ICallContext call)
{
    /// <summary>Branches with more than a number of seats.</summary>
    public async Task<IEnumerable<BranchSize>> Large(int seats = 100)
    {
        await using var connection = await source.OpenConnectionAsync(call.Trace, call.Cancellation);
        return await connection.QueryAsync<BranchSize>(
            "SELECT Name, Seats FROM Branch WHERE Seats > @seats ORDER BY Name", new { seats });
    }

    /// <summary>How many seats there are, counted once a minute.</summary>
    public async Task<SeatCount> Seats()
    {
        if (await cache.GetStringAsync("seats", call.Cancellation) is { } kept)
            return new(int.Parse(kept), FromCache: true);
        await using var connection = await source.OpenConnectionAsync(call.Trace, call.Cancellation);
        var seats = await connection.ExecuteScalarAsync<int>("SELECT SUM(Seats) FROM Branch");
        var minute = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = TimeSpan.FromMinutes(1) };
        await cache.SetStringAsync("seats", $"{seats}", minute, call.Cancellation);
        return new(seats, FromCache: false);
    }
}

public class BranchSize
{
    public string Name { get; set; } = "";

    public int Seats { get; set; }
}

public record SeatCount(int Seats, bool FromCache);
