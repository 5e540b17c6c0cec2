using PhalNet;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession(options => options.IdleTimeout = TimeSpan.FromMinutes(30));
builder.Services.AddPhalNet()
    .AddPhalApiCompatibility()
    .AddMessages("en", new Dictionary<string, string> { ["row.unknown"] = "There is no row {id}." })
    .AddModule("App", [typeof(Branches), typeof(Readers), typeof(Statistics), typeof(Account), typeof(Mails)], LibraryModule.Configure)
    .AddCoupons();

var app = builder.Build();
app.UseSession();
app.MapPhalNet("/");
app.Run();
