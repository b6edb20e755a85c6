using System.IO.Compression;
using System.Text;
using CollapseGuard.MLNet.Resampling;
using CollapseGuard.Resampling;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace CollapseGuard.MLNet.Tests.Resampling;

/// <summary>The step's one-shot gate, and what it says.</summary>
public class ResamplingGateTests
{
    private readonly MLContext context = new(seed: 1);
    private readonly List<string> warnings = [];
    private readonly List<string> log = [];
    private readonly IDataView data;

    public ResamplingGateTests()
    {
        data = SampleRows.View(context, SampleRows.Make(300));
        context.Log += (_, e) =>
        {
            if (e.Source.Contains("CollapseGuard", StringComparison.Ordinal) && e.Kind != ChannelMessageKind.Trace)
            {
                (e.Kind == ChannelMessageKind.Warning ? warnings : log).Add(e.RawMessage);
            }
        };
    }

    [Fact]
    public void Only_the_next_transform_of_the_fitted_view_changes_rows()
    {
        ITransformer step = context.CollapseGuard().Oversample(new Smote { Seed = 1 }).Fit(data);

        Assert.Equal(540, SampleRows.Count(step.Transform(data)));
        Assert.Same(data, step.Transform(data));
        Assert.Same(data, step.Transform(data));
        Assert.Empty(warnings);
    }

    [Fact]
    public void Another_view_shuts_the_gate_and_is_warned_about_once()
    {
        IDataView other = context.Data.TakeRows(data, 50);
        ITransformer step = context.CollapseGuard().Oversample(new Smote { Seed = 1 }).Fit(data);

        Assert.Same(other, step.Transform(other));
        Assert.Same(data, step.Transform(data));
        Assert.Same(other, step.Transform(other));

        string warning = Assert.Single(warnings);
        Assert.StartsWith("The step with Smote by column 'Label' has not changed any rows: the first view that it was given after fitting is not the one that it was fitted on.", warning);
    }

    [Fact]
    public void Asking_for_schema_or_mapper_leaves_the_gate_open()
    {
        ITransformer step = context.CollapseGuard().Oversample(new Smote { Seed = 1 }).Fit(data);

        Assert.True(step.IsRowToRowMapper);
        Assert.Equal(data.Schema.Count, step.GetOutputSchema(data.Schema).Count);
        Assert.Equal(data.Schema.Count, step.GetRowToRowMapper(data.Schema).OutputSchema.Count);

        Assert.Equal(540, SampleRows.Count(step.Transform(data)));
    }

    [Fact]
    public void Of_many_transforms_at_once_one_changes_rows()
    {
        ITransformer step = context.CollapseGuard().Oversample(new RandomOverSampler()).Fit(data);
        var views = new IDataView[16];

        Parallel.For(0, views.Length, i => views[i] = step.Transform(data));

        Assert.Single(views, view => !ReferenceEquals(view, data));
    }

    [Fact]
    public void A_pipeline_that_works_says_what_it_did_and_warns_of_nothing()
    {
        var pipeline = context.CollapseGuard().Oversample(new Smote { Seed = 1 }).Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());

        var model = pipeline.Fit(data);
        SampleRows.Count(model.Transform(data));

        Assert.Equal("Smote by column 'Label': 300 rows -> 540; 'false' 270 -> 270, 'true' 30 -> 270.", Assert.Single(log));
        Assert.Empty(warnings);
    }

    [Fact]
    public void A_saved_model_names_none_of_our_types()
    {
        var pipeline = context.CollapseGuard().Oversample(new Smote { Seed = 1 }).Append(context.BinaryClassification.Trainers.LbfgsLogisticRegression());
        using var stream = new MemoryStream();

        context.Model.Save(pipeline.Fit(data), data.Schema, stream);

        stream.Position = 0;
        using var zip = new ZipArchive(stream);
        Assert.All(zip.Entries, entry =>
        {
            using Stream content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            Assert.DoesNotContain("CollapseGuard", Encoding.Latin1.GetString(bytes.ToArray()), StringComparison.Ordinal);
            Assert.DoesNotContain("CollapseGuard", Encoding.Unicode.GetString(bytes.ToArray()), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_counts_are_told()
    {
        IReadOnlyList<ClassOutcome>? told = null;
        var options = new ResamplingOptions { OnResampled = outcomes => told = outcomes };

        context.CollapseGuard().Undersample(new RandomUnderSampler(), options: options).Fit(data).Transform(data);

        Assert.Equal([new("false", 270, 30, 30), new("true", 30, 30, 30)], told);
    }

    [Fact]
    public void Braces_in_the_name_of_a_class_are_no_format()
    {
        SampleRow[] rows = SampleRows.Make(100);
        foreach (SampleRow row in rows)
        {
            row.Kind = row.Label ? "{0}" : "{";
        }

        IDataView view = SampleRows.View(context, rows);
        context.CollapseGuard().Undersample(new RandomUnderSampler(), "Kind").Fit(view).Transform(view);

        Assert.Contains("'{' 90 -> 10, '{0}' 10 -> 10", Assert.Single(log));
    }

    [Fact]
    public void A_sampler_is_refused_by_the_step_of_the_other_direction()
    {
        Assert.Contains("Use Undersample", Assert.Throws<ArgumentException>(() => context.CollapseGuard().Oversample(new TomekLinks())).Message);
        Assert.Contains("Use Oversample", Assert.Throws<ArgumentException>(() => context.CollapseGuard().Undersample(new SmoteEnn())).Message);
    }
}
