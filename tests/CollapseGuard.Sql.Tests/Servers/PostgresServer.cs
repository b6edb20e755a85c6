using Npgsql;

namespace CollapseGuard.Sql.Tests.Servers;

/// <summary>A PostgreSQL server of its own: own folder, own port, loopback only, stopped when disposed.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string Programs = "/usr/lib/postgresql/15/bin";
    private const string Password = "for tests only";
    private readonly string folder;

    private PostgresServer(string folder) => (this.folder, Port) = (folder, Local.FreePort());

    public int Port { get; }

    /// <summary>Makes servers; the first folder is initialized, the others are copies of it.</summary>
    public static PostgresServer[] Start(string root, int count)
    {
        // The server refuses to run as root.
        string passwordFile = Path.Combine(root, "password");
        File.WriteAllText(passwordFile, Password);
        if (Environment.IsPrivilegedProcess)
        {
            Local.Run("chown", "-R", "postgres", root);
        }

        var servers = new PostgresServer[count];
        for (int i = 0; i < count; i++)
        {
            string folder = Path.Combine(root, $"server{i}");
            if (i == 0)
            {
                AsPostgres(Path.Combine(Programs, "initdb"), "-D", folder, "-U", "postgres", "-A", "scram-sha-256", "--pwfile", passwordFile, "-N", "--locale=C.UTF-8", "--no-instructions");
            }
            else
            {
                AsPostgres("cp", "-a", Path.Combine(root, "template"), folder);
            }

            servers[i] = new PostgresServer(folder);
            if (i == 0 && count > 1)
            {
                AsPostgres("cp", "-a", folder, Path.Combine(root, "template"));
            }

            servers[i].Start();
        }

        return servers;
    }

    public string ConnectionString(string user = "postgres", string? password = null, int? port = null) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1", Port = port ?? Port, Username = user, Password = password ?? Password, Database = "postgres", CommandTimeout = 60, Timeout = 5, Pooling = false,
        }.ConnectionString;

    public async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(ConnectionString());
        await connection.OpenAsync();
        return connection;
    }

    public async Task RunAsync(string sql)
    {
        await using NpgsqlConnection connection = await OpenAsync();
        await using NpgsqlCommand command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public void Start() => Control("start", "-l", Path.Combine(folder, "log"), "-o", $"-p {Port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_wal_size=4GB -c shared_buffers=256MB");

    /// <summary>Ends all sessions. A harder stop would empty unlogged tables.</summary>
    public void Stop() => Control("stop", "-m", "fast");

    public void Dispose()
    {
        if (File.Exists(Path.Combine(folder, "postmaster.pid")))
        {
            Control("stop", "-m", "immediate");
        }
    }

    private static void AsPostgres(string program, params string[] arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Local.Run("runuser", ["-u", "postgres", "--", program, .. arguments]);
        }
        else
        {
            Local.Run(program, arguments);
        }
    }

    private void Control(string action, params string[] more) => AsPostgres(Path.Combine(Programs, "pg_ctl"), ["-D", folder, "-w", action, .. more]);
}
