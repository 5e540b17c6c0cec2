using Microsoft.Data.Sqlite;
using PhalNet;

public static class LibraryModule
{
    public static void Configure(IModuleBuilder module)
    {
        var file = Path.Combine(module.DataDirectory, "library.db");
        module.Services.AddSingleton(_ => new TracingDbDataSource(SqliteFactory.Instance.CreateDataSource($"Data Source={file}")));
        module.Services.AddSingleton<LibraryDatabase>();
        module.Services.AddHostedService<LibrarySetup>();

        if (module.Configuration["Redis"] is { } redis)
            module.Services.AddStackExchangeRedisCache(options => options.Configuration = redis);
        else
            module.Services.AddDistributedMemoryCache();

        module.Services.AddSingleton<MailQueue>();
        module.Services.AddHostedService<MailSender>();
    }
}
