using CollapseGuard.Cases.Alarm;
using CollapseGuard.Cases.Augmenting;
using CollapseGuard.Cases.FalseAlarms;
using CollapseGuard.Cases.HealthyTables;
using CollapseGuard.Cases.Injection;
using CollapseGuard.Cases.MLNetTables;
using CollapseGuard.Cases.Overhead;
using CollapseGuard.Cases.RealModels;
using CollapseGuard.Cases.RemedyTrials;
using CollapseGuard.Cases.ResamplingHelps;
using CollapseGuard.Cases.Searching;
using CollapseGuard.Cases.SignalProbes;
using CollapseGuard.Cases.TorchPrograms;
using CollapseGuard.Cases.WatchOverhead;

// Diagnosis quality, measured: each verb prints a table and ends with one line of JSON.
string verb = args.Length == 0 ? "" : args[0];
string[] rest = args.Length == 0 ? [] : args[1..];
switch (verb)
{
    case "alarm":
        return AlarmRun.Run(rest);
    case "augmentation":
        return DigitRun.Run();
    case "false-alarms":
        return FalseAlarmRun.Run(rest);
    case "families":
        return FamilyCheck.Run();
    case "healthy-tables":
        return HealthyTableRun.Run(rest);
    case "inject":
        return InjectRun.Run(rest);
    case "mlnet":
        return TableRun.Run(rest);
    case "overhead":
        return OverheadRun.Run(rest);
    case "real-models":
        return RealModelRun.Run(rest);
    case "remedies":
        return RemedyRun.Run(rest);
    case "resampling-helps":
        return HelpsRun.Run(rest);
    case "search":
        return SearchRun.Run(rest);
    case "signal-probe":
        return SignalRun.Run(rest);
    case "torch":
        return TorchRun.Run(rest);
    case "watch-overhead":
        return WatchOverheadRun.Run(rest);
    default:
        Console.Error.WriteLine($"There is no verb '{verb}'; use: alarm [--quick] [--seed S] [--only TEXT] [--threads T]; augmentation; false-alarms [--quick] [--seed S] [--task regression|labels|binary|matrix]; healthy-tables [--quick] [--seed S]; inject [--quick] [--seed S] [--only CAUSE] [--write] [--programs]; mlnet [--only SET] [--folds F] [--seeds S] [--rows N] [--write]; overhead [--pairs N] [--steps N] [--whole N]; real-models DIR; remedies [--seed S] [--only ID] [--write]; resampling-helps [--only SET] [--quick] [--threads T] [--write]; search [--quick] [--only FUNCTION] [--write]; signal-probe [--quick] [--seed S] [--only TEXT] [--threads T]; torch [--seed S] [--only ID] [--reports] [--published]; watch-overhead [--groups N] [--only TEXT].");
        return 2;
}
