using System.Diagnostics;
using System.Text;

namespace CollapseGuard.Sql.Tests.Servers;

/// <summary>Two ClickHouse servers as two shards, reached over HTTP; 'samples' is a Distributed table over 'samples_local' on both.</summary>
public sealed class ClickHousePair : IAsyncLifetime
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(60) };
    private readonly string root = Directory.CreateTempSubdirectory("collapseguard-ch").FullName;
    private readonly int[] http = [Local.FreePort(), Local.FreePort()];
    private readonly int[] native = [Local.FreePort(), Local.FreePort()];
    private readonly Process?[] servers = new Process?[2];

    internal ISqlSource Source => new ClickHouseHttpSource(Client, Address(0));

    public async ValueTask InitializeAsync()
    {
        for (int i = 0; i < 2; i++)
        {
            Start(i);
        }

        await Task.WhenAll(WaitAsync(0), WaitAsync(1));
    }

    public ValueTask DisposeAsync()
    {
        Stop(0);
        Stop(1);
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public async Task RunAsync(int server, string sql, string? body = null)
    {
        using var content = new StringContent(body is null ? sql : body, Encoding.UTF8);
        Uri address = body is null ? Address(server) : new Uri(Address(server), "?query=" + Uri.EscapeDataString(sql));
        using HttpResponseMessage response = await Client.PostAsync(address, content);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }

    internal void Stop(int server)
    {
        if (servers[server] is { HasExited: false } process)
        {
            process.Kill();
            process.WaitForExit();
        }

        servers[server]?.Dispose();
        servers[server] = null;
    }

    internal void Start(int server)
    {
        string folder = Path.Combine(root, $"server{server}");
        Directory.CreateDirectory(folder);
        string shards = string.Concat(native.Select(port => $"<shard><replica><host>127.0.0.1</host><port>{port}</port></replica></shard>"));
        File.WriteAllText(Path.Combine(folder, "users.xml"), """
            <yandex>
              <profiles><default><max_memory_usage>2000000000</max_memory_usage><log_queries>0</log_queries></default></profiles>
              <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
              <quotas><default></default></quotas>
            </yandex>
            """);
        File.WriteAllText(Path.Combine(folder, "config.xml"), $"""
            <yandex>
              <logger><level>error</level><log>{folder}/log</log><errorlog>{folder}/errors</errorlog></logger>
              <listen_host>127.0.0.1</listen_host><http_port>{http[server]}</http_port><tcp_port>{native[server]}</tcp_port>
              <path>{folder}/data/</path><tmp_path>{folder}/tmp/</tmp_path><users_config>{folder}/users.xml</users_config>
              <default_profile>default</default_profile><default_database>default</default_database><mark_cache_size>100000000</mark_cache_size><timezone>UTC</timezone>
              <remote_servers><pair>{shards}</pair></remote_servers>
            </yandex>
            """);
        var start = new ProcessStartInfo("clickhouse-server", [$"--config-file={folder}/config.xml"]) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true };
        Process process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        servers[server] = process;
    }

    internal async Task WaitAsync(int server)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                await Client.GetStringAsync(Address(server));
                return;
            }
            catch (HttpRequestException) when (attempt < 200)
            {
                await Task.Delay(100);
            }
        }
    }

    private Uri Address(int server) => new($"http://127.0.0.1:{http[server]}/");
}

[CollectionDefinition("clickhouse")]
public class ClickHouseGroup : ICollectionFixture<ClickHousePair>;
