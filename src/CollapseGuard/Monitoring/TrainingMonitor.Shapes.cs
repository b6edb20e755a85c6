using CollapseGuard.Observations;

namespace CollapseGuard;

/// <content>What is asked of a batch before anything changes.</content>
public sealed partial class TrainingMonitor
{
    private void CheckShape(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<float> targets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        int rows = BatchShape.Rows(outputs.Length, outputCount, nameof(outputs));
        if (Task == TrainingTask.Regression)
        {
            BatchShape.SameRows(rows, nameof(outputs), BatchShape.Rows(targets.Length, outputCount, nameof(targets)), nameof(targets), "rows");
        }
    }

    private void CheckClasses(ReadOnlySpan<float> outputs, int outputCount, ReadOnlySpan<int> classes)
    {
        if (Task is not (TrainingTask.Binary or TrainingTask.Multiclass))
        {
            throw new InvalidOperationException($"This monitor was made for {Task}; class numbers are for Binary and Multiclass.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        if (Task == TrainingTask.Binary && outputCount != 1)
        {
            throw new ArgumentException($"'outputCount' is {outputCount}; a binary task has one output a row. Use Multiclass for one output a class.", nameof(outputCount));
        }

        BatchShape.SameRows(BatchShape.Rows(outputs.Length, outputCount, nameof(outputs)), nameof(outputs), classes.Length, nameof(classes), "rows");
        BatchShape.Codes(classes, nameof(classes), 0, Math.Max(2, outputCount), "class numbers");
    }

    private ReadOnlySpan<int> ToClasses(ReadOnlySpan<float> targets, int outputCount)
    {
        if (classBuffer.Length < targets.Length)
        {
            classBuffer = new int[targets.Length];
        }

        int count = Math.Max(2, outputCount);
        for (int i = 0; i < targets.Length; i++)
        {
            if (!(targets[i] >= 0 && targets[i] < count && targets[i] == MathF.Floor(targets[i])))
            {
                throw new ArgumentException(BatchShape.Text($"'targets[{i}]' is {targets[i]}; class numbers must be whole and in [0, {count - 1}]."), nameof(targets));
            }

            classBuffer[i] = (int)targets[i];
        }

        return classBuffer.AsSpan(0, targets.Length);
    }

    private ReadOnlySpan<float> ToNumbers(ReadOnlySpan<int> classes)
    {
        if (codeBuffer.Length < classes.Length)
        {
            codeBuffer = new float[classes.Length];
        }

        for (int i = 0; i < classes.Length; i++)
        {
            codeBuffer[i] = classes[i];
        }

        return codeBuffer.AsSpan(0, classes.Length);
    }
}
