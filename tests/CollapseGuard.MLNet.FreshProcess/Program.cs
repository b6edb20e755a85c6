using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

// Usage: MODEL.zip DATA.idv COLUMN. Scores the rows and prints, for each, the number in the column (a float, or the first of a vector).
string[] ours = Directory.GetFiles(AppContext.BaseDirectory, "CollapseGuard*.dll");
if (ours.Length != 1)
{
    Console.Error.WriteLine($"{AppContext.BaseDirectory} holds {string.Join(", ", ours.Select(Path.GetFileName))}; only this program was expected.");
    return 2;
}

var context = new MLContext(seed: 1);

// As ML.NET's users do for models of packages that nothing else has loaded yet.
context.ComponentCatalog.RegisterAssembly(typeof(FastTreeBinaryTrainer).Assembly);
ITransformer model = context.Model.Load(args[0], out _);
IDataView scored = model.Transform(context.Data.LoadFromBinary(args[1]));
DataViewSchema.Column column = scored.Schema[args[2]];
IEnumerable<float> numbers = column.Type is VectorDataViewType
    ? scored.GetColumn<float[]>(column).Select(vector => vector[0])
    : scored.GetColumn<float>(column);
foreach (float number in numbers)
{
    Console.WriteLine(number.ToString("R", CultureInfo.InvariantCulture));
}

return 0;
