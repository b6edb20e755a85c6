using CollapseGuard;
using CollapseGuard.Resampling;

// Diagnoses one collapsed and one healthy regression end to end: accumulators, signal probe, detectors, ranking,
// remedies from embedded resources, JSON out and in again, a run journal written and replayed; every sampler that numbers suit, over labels of three types. Exit code 0 when all of it works without a JIT compiler.
const int Rows = 600;
var random = new Random(1);
var inputs = new float[Rows * 2];
var actual = new float[Rows];
var collapsed = new float[Rows];
var skilled = new float[Rows];
for (int row = 0; row < Rows; row++)
{
    inputs[2 * row] = (float)random.NextDouble();
    inputs[(2 * row) + 1] = (float)random.NextDouble();
    actual[row] = 1000 * inputs[2 * row];
    collapsed[row] = 68 + (0.01f * inputs[(2 * row) + 1]);
    skilled[row] = actual[row] + (50 * ((float)random.NextDouble() - 0.5f));
}

FeatureTable table = FeatureTable.FromRowMajor(inputs, 2);
CollapseReport bad = Collapse.CheckRegression(collapsed, actual, table);
CollapseReport good = Collapse.CheckRegression(skilled, actual, table);
Console.WriteLine(bad);
Console.WriteLine(good);

using var file = new MemoryStream();
var journal = new RunJournal(file);
journal.BeginTraining(TrainingTask.Regression);
journal.ObserveLayer(1, "layers.0", new LayerNumbers { DeadShare = .5 });
journal.EndStep(new StepNumbers(1, double.NaN, .5, 1));
journal.EndTraining(bad);
using var reader = new RunJournalReader(new MemoryStream(file.ToArray()));
long lines = reader.ReadTo(new TrainingMonitor(TrainingTask.Regression));

int[] codes = [.. actual.Select(value => value < 200 ? 1 : 0)];
string[] words = Array.ConvertAll(codes, code => code == 1 ? "few" : "many");
bool resamples = SamplerCatalog.All.Where(sampler => sampler.Needs is ColumnNeed.Any or ColumnNeed.Numeric)
    .All(sampler => sampler.Resample<string>(inputs, 2, words).Details.Rows.Count > 0)
    && new Smote().Resample<int>(inputs, 2, codes).Labels.Length > Rows
    && new Smote().Resample(table, CategoricalColumn.FromText("label", words)).Features.RowCount > Rows;
Console.WriteLine($"resampled: {resamples}");

bool works = bad.Outcome == Outcome.OutputCollapse
    && good.Outcome == Outcome.Healthy
    && bad.Remedies.Any(remedy => remedy.Snippet.Length > 0)
    && CollapseReport.FromJson(bad.ToJson()).ToJson() == bad.ToJson()
    && resamples
    && lines == 4 && reader.ProblemCount == 0;
return works ? 0 : 1;
