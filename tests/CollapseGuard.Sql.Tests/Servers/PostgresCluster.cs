namespace CollapseGuard.Sql.Tests.Servers;

/// <summary>A coordinator and two workers; 'events' is a table of 2,000,000 rows partitioned over the workers, 'single' holds the same rows in one place.</summary>
public sealed class PostgresCluster : IAsyncLifetime
{
    public const int RowsPerShard = 1_000_000;
    private const string Columns = "shard integer NOT NULL, amount double precision, city text, n integer, flag boolean, day date, y text";
    private readonly string root = Directory.CreateTempSubdirectory("collapseguard-pg").FullName;
    private readonly List<CountingRelay> relays = [];
    private PostgresServer[] servers = [];

    internal PostgresServer Coordinator => servers[0];

    internal PostgresServer SecondWorker => servers[2];

    internal long BytesFromWorkers => relays.Sum(relay => relay.Bytes);

    public async ValueTask InitializeAsync()
    {
        servers = PostgresServer.Start(root, 3);
        await Task.WhenAll(
            servers[0].RunAsync(Filled("single", 1) + "INSERT INTO single " + Rows(2) + "CREATE TABLE again AS SELECT * FROM single LIMIT 1000; CREATE EXTENSION postgres_fdw;"),
            servers[1].RunAsync(Filled("events", 1)),
            servers[2].RunAsync(Filled("events", 2)));
        string partitions = "";
        for (int worker = 1; worker <= 2; worker++)
        {
            relays.Add(new CountingRelay(servers[worker].Port));
            partitions += $"""
                CREATE SERVER worker{worker} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{relays[^1].Port}', dbname 'postgres', use_remote_estimate 'true', fetch_size '10000');
                CREATE USER MAPPING FOR postgres SERVER worker{worker} OPTIONS (user 'postgres', password 'for tests only');
                CREATE FOREIGN TABLE events{worker} PARTITION OF events FOR VALUES IN ({worker}) SERVER worker{worker} OPTIONS (table_name 'events');

                """;
        }

        await servers[0].RunAsync($"CREATE TABLE events ({Columns}) PARTITION BY LIST (shard);" + partitions);
    }

    public ValueTask DisposeAsync()
    {
        foreach (PostgresServer server in servers)
        {
            server.Dispose();
        }

        relays.ForEach(relay => relay.Dispose());
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string Filled(string name, int shard) => $"CREATE UNLOGGED TABLE {name} ({Columns}); INSERT INTO {name} {Rows(shard)} ANALYZE {name};";

    private static string Rows(int shard) => $"""
        SELECT {shard}, CASE WHEN i % 97 = 0 THEN NULL WHEN i % 1009 = 0 THEN 'NaN'::double precision ELSE 1000 * sin(i * 0.7 + {shard}) + i % 13 END,
               'city ' || (i * i) % 23, (i % 100)::integer, i % 3 = 0, DATE '2020-01-01' + (i % 40)::integer, CASE WHEN (i * 7919) % 10 < 2 THEN 'bought' ELSE 'left' END
        FROM generate_series({(shard - 1) * RowsPerShard}::bigint, {(shard * RowsPerShard) - 1}) AS s(i);
        """;
}

[CollectionDefinition("postgres")]
public class PostgresGroup : ICollectionFixture<PostgresCluster>;
