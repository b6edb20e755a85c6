using CollapseGuard.MLNet.Reading;
using CollapseGuard.Observations;
using CollapseGuard.Summaries;
using Microsoft.ML;

namespace CollapseGuard.MLNet.Checks.Tables;

/// <summary>A scalar number, or a point in time as days since year 1, as a number; NaN is missing.</summary>
internal sealed class NumberFeed(DataViewSchema.Column column, string name) : ColumnFeed(column)
{
    private Func<double> number = static () => double.NaN;

    public override IReadOnlyList<DataColumn> Targets { get; } = [new DataColumn(name, ColumnKind.Number)];

    /// <summary>Whether the type can be read.</summary>
    public static bool Reads(Type raw) => raw == typeof(DateTime) || raw == typeof(DateTimeOffset) || raw == typeof(TimeSpan);

    public override void Bind(DataViewRow row) => number = Type.GetTypeCode(Column.Type.RawType) switch
    {
        TypeCode.DateTime => Days<DateTime>(row, static time => time.Ticks),
        TypeCode.Object when Column.Type.RawType == typeof(DateTimeOffset) => Days<DateTimeOffset>(row, static time => time.UtcTicks),
        TypeCode.Object when Column.Type.RawType == typeof(TimeSpan) => Days<TimeSpan>(row, static time => time.Ticks),
        _ => NumberGetter.Of(row, Column),
    };

    public override void Read(DataBlock block, int first, int row)
    {
        double value = number();
        block.Numbers(first)[row] = double.IsNaN(value) ? MissingNumber.Value : value;
    }

    private Func<double> Days<T>(DataViewRow row, Func<T, double> ticks)
    {
        ValueGetter<T> getter = row.GetGetter<T>(Column);
        T value = default!;
        return () =>
        {
            getter(ref value);
            return ticks(value) / TimeSpan.TicksPerDay;
        };
    }
}
