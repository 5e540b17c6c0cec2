using PhalNet.Modules.Tests.Support;

namespace PhalNet.Modules.Tests.Start;

/// <summary>Reasons on a Chinese console. Those of refused content are checked wherever a test causes them.</summary>
public sealed class ReasonTextTests
{
    [Theory]
    [InlineData("The files of its desired version are missing; install it again.", "期望版本的文件已丢失；请重新安装。")]
    [InlineData(
        "The host already has a module Shop; a module from a folder needs another name.",
        "宿主中已有模块 Shop；从目录加载的模块需要另一个名字。")]
    [InlineData("Shop needs the module Stock, which is not active.", "Shop 需要模块 Stock，但它没有在运行。")]
    [InlineData("Shop needs the module Stock [1.0.0, 2.0.0), which is not installed.", "Shop 需要模块 Stock [1.0.0, 2.0.0)，但没有安装。")]
    [InlineData(
        "Shop needs the module Stock [1.0.0, 2.0.0), but 2.1.0 is installed.", "Shop 需要模块 Stock [1.0.0, 2.0.0)，但安装的是 2.1.0。")]
    [InlineData(
        "Shop and Shop-1.0.0.phalmod are both Shop 1.0.0 with different content; remove one.",
        "Shop、Shop-1.0.0.phalmod 都是 Shop 1.0.0，但内容不同；请删除其中一个。")]
    [InlineData("The modules have circular dependencies: Shop → Stock → Shop.", "模块之间存在循环依赖：Shop → Stock → Shop。")]
    [InlineData(
        "Shop needs the module Stock, which cannot start: Stock needs the module Pay, which is not active.",
        "Shop 需要模块 Stock，但它无法启动：Stock 需要模块 Pay，但它没有在运行。")]
    [InlineData(
        "Shop.Order.Get has run for more than 60 s; its time limit of 30 s had passed, and it did not respond to the cancellation.",
        "Shop.Order.Get 已运行超过 60 秒：它的时限是 30 秒，取消后也没有结束。")]
    [InlineData(
        "Shop.Order.Get allocated 2000000 bytes in one call; the limit is 1000000.",
        "Shop.Order.Get 在一次调用中分配了 2000000 字节；上限是 1000000。")]
    [InlineData(
        "Shop has not started within 30 s: it is still in StartAsync of Shop.Watcher.",
        "Shop 在 30 秒内没有启动：仍在执行 Shop.Watcher 的 StartAsync。")]
    [InlineData("Shop has not started within 30 s: it is still in its migrations.", "Shop 在 30 秒内没有启动：仍在执行数据库迁移。")]
    [InlineData("module.json: id must be a non-empty string.", "module.json：id 必须是非空字符串。")]
    [InlineData("module.json: the assembly Shop.dll is missing.", "module.json：找不到程序集 Shop.dll。")]
    [InlineData(
        "module.json: migrations is '(none)', but the assembly declares '001.sql'.",
        "module.json：migrations 是“（无）”，而程序集声明的是“001.sql”。")]
    public void Reason_HasAChineseText(string english, string chinese) => ModuleReasonWords.InChinese(english).ShouldBe(chinese);
}
