namespace CollapseGuard.Cli.Tests.Tables;

/// <summary>The two threads of the reader: failures on either side, and cancellation.</summary>
public sealed class TableReaderTests : IDisposable
{
    private const int Rows = 400_000;

    private readonly TempFolder folder = new();
    private readonly string file;

    public TableReaderTests() => file = folder.Write("a.csv", "x,z\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i % 50}.5,t{i % 7}\n")));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Every_row_arrives() => Assert.Equal(Rows, ReadTable.Of(file).Data.Rows);

    [Fact]
    public void A_failure_of_the_counting_side_ends_the_parsing_side_first()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.Throws<IOException>(() => ReadTable.Of(file, progress: rows =>
            {
                if (rows > 10_000)
                {
                    throw new IOException("stderr is gone");
                }
            }));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50_000)]
    [InlineData(Rows - 1)]
    public void Cancellation_never_ends_in_a_shorter_table(int after)
    {
        using var stop = new CancellationTokenSource();

        Assert.ThrowsAny<OperationCanceledException>(() => ReadTable.Of(
            file,
            rows =>
            {
                if (rows > after)
                {
                    stop.Cancel();
                }
            },
            stop.Token));
    }

    [Fact]
    public void A_failure_of_the_parsing_side_is_said_by_the_counting_side()
    {
        string ragged = folder.Write("b.csv", File.ReadAllText(file) + "1\n");

        Assert.Contains("Line 400002", Assert.Throws<InputException>(() => ReadTable.Of(ragged)).Message, StringComparison.Ordinal);
    }
}
