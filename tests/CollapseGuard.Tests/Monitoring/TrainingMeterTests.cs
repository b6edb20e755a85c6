using System.Diagnostics.Metrics;

namespace CollapseGuard.Tests.Monitoring;

public class TrainingMeterTests
{
    [Fact]
    public void Publishes_what_the_training_shows()
    {
        using var meter = new TrainingMeter("publishes");
        var seen = new List<string>();
        using MeterListener listener = Listen("publishes", seen);

        SampleTraining.Tell(meter);

        Assert.Equal(
            [
                "alarm 0", "dead_share 0.125 layers.0", "saturated_share 0.25 layers.0", "gradient_scale 0.001 layers.0", "update_ratio Infinity layers.0",
                "loss 2.5", "output_spread 0.5", "evidence 1", "sampled_steps 1",
                "loss NaN", "evidence Infinity", "sampled_steps 1",
                "alarm 1", "alarms 1 OutputCollapse", "epoch_loss 2.5", "epochs 1",
            ],
            seen);
    }

    [Fact]
    public void Allocates_nothing_while_nobody_listens()
    {
        using var meter = new TrainingMeter("alone");
        Step(meter, 1);
        int step = 1;

        Assert.Equal(0, Allocated.By(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                Step(meter, ++step);
            }
        }));
    }

    private static void Step(TrainingMeter meter, int step)
    {
        meter.ObserveLayer(step, "layers.0", SampleTraining.Layer);
        meter.EndStep(new StepNumbers(step, 1, 1, 1));
        meter.EndEpoch(new Summaries.EpochSummary(step, step, 1, 1));
    }

    /// <summary>Listens to one run only: tests beside this one have meters of the same name.</summary>
    private static MeterListener Listen(string run, List<string> seen)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name == TrainingMeter.MeterName && instrument.Meter.Tags?.Any(t => Equals(t.Value, run)) == true)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((i, value, tags, _) => seen.Add(Text(i, FormattableString.Invariant($"{value}"), tags)));
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => seen.Add(Text(i, FormattableString.Invariant($"{value}"), tags)));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => seen.Add(Text(i, FormattableString.Invariant($"{value}"), tags)));
        listener.Start();
        return listener;
    }

    private static string Text(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        $"{instrument.Name["collapseguard.training.".Length..]} {value}{(tags.IsEmpty ? "" : $" {tags[0].Value}")}";
}
