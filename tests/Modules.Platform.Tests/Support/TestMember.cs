using System.Text.Json;

namespace Modules.Platform.Tests.Support;

/// <summary>A member who calls the services with a personal token.</summary>
internal sealed class TestMember(PlatformHost host, string uuid)
{
    public string Uuid => uuid;

    public static async Task<TestMember> AddAsync(PlatformHost host, char letter)
    {
        var uuid = new string(letter, 32);
        await host.AddTokenAsync($"token-{uuid}", uuid);
        return new(host, uuid);
    }

    /// <summary>The data of a call that returns ret 200.</summary>
    public async Task<JsonElement> CallAsync(string action, params (string Name, object? Value)[] values)
    {
        var (ret, message, data) = await TryAsync(action, values);
        ret.ShouldBe(200, message);
        return data;
    }

    public async Task<(int Ret, string Message, JsonElement Data)> TryAsync(string action, params (string Name, object? Value)[] values)
    {
        await using var result = await host.CallAsync(
            [("access_token", $"token-{uuid}"), .. values], service: $"Platform.ChatMessage.{action}");
        return (result.Ret, result.Message, JsonSerializer.SerializeToElement(result.Data, host.Module.Json));
    }

    public async Task<long> SendAsync(TestMember to, string text, params (string Name, object? Value)[] values) =>
        long.Parse((await CallAsync("Send", [.. Message(to, text), .. values])).GetProperty("id").GetString()!);

    public static (string Name, object? Value)[] Message(TestMember to, string text) =>
        [("chat_message_to_uuid", to.Uuid), ("chat_message_data", text), ("chat_message_type", "text")];

    public async Task<string[]> TextsAsync(string action, params (string Name, object? Value)[] values) =>
        [.. (await CallAsync(action, values)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("chat_message_data").GetString()!)];

    /// <summary>The whole sequence of the mailbox as text, such as <c>1 new 2</c>.</summary>
    public async Task<string[]> ChangesAsync()
    {
        var changes = new List<string>();
        for (var (since, complete) = (0L, false); !complete;)
        {
            var page = await CallAsync("Sync", ("since", since), ("perpage", 3));
            changes.AddRange(page.GetProperty("items").EnumerateArray().Select(item =>
                $"{item.GetProperty("seq")} {item.GetProperty("kind").GetString()} {item.GetProperty("message").GetProperty("id")}"));
            since = page.GetProperty("next").GetInt64();
            complete = page.GetProperty("complete").GetInt32() == 1;
        }

        return [.. changes];
    }
}
