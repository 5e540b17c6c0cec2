using Microsoft.Playwright;

namespace PhalNet.Docs.Benchmarks;

/// <summary>From a keystroke in the search box to the frame with the results, in Chromium.</summary>
internal static class BrowserSide
{
    private const string Chromium = "/usr/bin/chromium";

    // The first keystroke also builds the index. A frame is painted by the second callback at the latest.
    private const string Script =
        """
        async texts => {
          const box = document.querySelector('[data-search]');
          const times = [];
          for (const text of texts) {
            box.value = text;
            const started = performance.now();
            box.dispatchEvent(new Event('input'));
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            times.push(performance.now() - started);
          }
          return times;
        }
        """;

    public static async Task MeasureAsync(Uri list)
    {
        if (!File.Exists(Chromium))
        {
            Console.WriteLine($"filter: not measured, there is no {Chromium}");
            return;
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        await using var context = await browser.NewContextAsync(new() { Locale = "zh-CN" });
        var page = await context.NewPageAsync();
        await page.GotoAsync(list.ToString());
        string[] strokes = ["订", "订单", "客户", "c", "cl", "cla", "clas", "class", "class0", "class01", "class012", "action", "12", "123", "1234", "zzzz"];
        var times = await page.EvaluateAsync<double[]>(Script, strokes);
        Console.WriteLine($"filter: first keystroke {times[0]:F0} ms, then median {times.Skip(1).Order().ElementAt(strokes.Length / 2):F0} ms, slowest {times.Skip(1).Max():F0} ms of {strokes.Length - 1}");
    }
}
