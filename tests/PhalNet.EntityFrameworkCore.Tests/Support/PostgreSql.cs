[assembly: AssemblyFixture(typeof(PhalNet.EntityFrameworkCore.Tests.Support.PostgreSql))]

namespace PhalNet.EntityFrameworkCore.Tests.Support;

/// <summary>The server shared by all tests on PostgreSQL; each test has a separate database.</summary>
public sealed class PostgreSql : IAsyncLifetime
{
    private PostgreSqlServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (PostgreSqlServer.Missing is null)
            _server = await PostgreSqlServer.StartAsync();
    }

    public Task<TestDatabase> CreateAsync()
    {
        if (_server is null)
            Assert.Skip(PostgreSqlServer.Missing!);
        return new PostgreSqlDatabase(_server.ConnectionString($"shop_{Guid.NewGuid():N}")).CreateAsync();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? default;
}
