using Microsoft.EntityFrameworkCore;
using PhalNet.EntityFrameworkCore.Tests.Support;

namespace PhalNet.EntityFrameworkCore.Tests.Services;

/// <summary>Holds what outlives a call.</summary>
public sealed class Shared
{
    public ShopContext? Context { get; set; }

    public Task? Loop { get; set; }

    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ICallDispatcher? Dispatcher { get; set; }
}

/// <summary>Runs statements in parallel calls, in nested calls and after calls.</summary>
[Service("Shop.Flows")]
public sealed class Flows(ShopContext shop, Shared shared)
{
    public async Task<string> Find(string name)
    {
        var found = await shop.Items.Where(item => item.Name == name).Select(item => item.Name).FirstOrDefaultAsync();
        await Task.Yield();
        await shop.Items.CountAsync(item => item.Name == name);
        return found ?? "";
    }

    public async Task<int> WithContextOfAnotherCall() => await shared.Context!.Items.CountAsync();

    public void StartLoop()
    {
        shared.Loop = LoopAsync(shared.Context!);
    }

    public async Task<int> Outer()
    {
        await shop.Items.CountAsync();
        await using (await shared.Dispatcher!.CallAsync(CallRequest.Create("Shop.Flows.Find", ("name", "pen"))))
        {
        }

        return await shop.Items.CountAsync();
    }

    private async Task LoopAsync(ShopContext context)
    {
        await context.Items.CountAsync();
        await shared.Ended.Task;
        await context.Items.CountAsync();
    }
}
