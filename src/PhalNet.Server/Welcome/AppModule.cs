namespace PhalNet.Server;

internal sealed class AppModule : IModule
{
    public const string WelcomeKey = "app.welcome";

    public void Configure(IModuleBuilder module) => module
        .AddMessages("zh-CN", new Dictionary<string, string> { [WelcomeKey] = "欢迎使用 PhalNet" })
        .AddMessages("en", new Dictionary<string, string> { [WelcomeKey] = "Welcome to PhalNet" });
}
