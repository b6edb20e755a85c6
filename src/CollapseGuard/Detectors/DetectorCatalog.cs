namespace CollapseGuard.Detectors;

/// <summary>The one list of all detectors, by id. Adding a detector: its file, a line here, its test, its docs page.</summary>
public static class DetectorCatalog
{
    /// <summary>Every detector with its default limits, ordered by id.</summary>
    public static IReadOnlyList<IDetector> Default { get; } =
    [
        new ConstantOutputDetector(),       // CG1001
        new NonFiniteOutputDetector(),      // CG1002
        new WrongConstantDetector(),        // CG1003
        new NoSkillDetector(),              // CG1004
        new DominantClassDetector(),        // CG1005
        new NeverPredictedClassDetector(),  // CG1006
        new ConstantDecisionDetector(),     // CG1007
        new StuckProbabilityDetector(),     // CG1008
        new DeadOutputDetector(),           // CG1009
        new CollapsedSegmentDetector(),     // CG1010
        new PrevalenceMismatchDetector(),   // CG1011
        new SwappedArgumentsDetector(),     // CG1012
        new ConstantScoreDetector(),        // CG1013
        new ShrunkOutputDetector(),         // CG1014
        new InvertedRankingDetector(),      // CG1015
        new UnresponsiveModelDetector(),    // CG1016
        new IgnoredColumnDetector(),        // CG1017
        new WorseThanConstantDetector(),    // CG1018
        new ForeignLabelsDetector(),        // CG1019
        new NoSignalDetector(),             // CG3001
        new ClassImbalanceDetector(),       // CG3002
        new TargetScaleDetector(),          // CG3003
        new SingleClassLabelsDetector(),    // CG3004
        new ConstantColumnDetector(),       // CG3005
        new NearConstantColumnDetector(),   // CG3006
        new LowFeatureDiversityDetector(),  // CG3007
        new DuplicateRowsDetector(),        // CG3008
        new ConflictingLabelsDetector(),    // CG3009
        new MissingValuesDetector(),        // CG3010
        new DisguisedMissingDetector(),     // CG3011
        new NonFiniteInputDetector(),       // CG3012
        new ScaleDisparityDetector(),       // CG3013
        new OffCentreColumnDetector(),      // CG3014
        new ExtremeOutlierDetector(),       // CG3015
        new IdentifierColumnDetector(),     // CG3016
        new TargetLeakDetector(),           // CG3017
        new RedundantColumnsDetector(),     // CG3018
        new OrderedByLabelDetector(),       // CG3019
        new TooFewRowsDetector(),           // CG3020
        new DistributionDriftDetector(),    // CG3021
        new SingleUnitSoftmaxDetector(),    // CG4001
        new UnreachableTargetsDetector(),   // CG4002
        new LossExpectsProbabilitiesDetector(), // CG4003
        new DoubleSoftmaxDetector(),        // CG4004
        new IndependentSigmoidsDetector(),  // CG4005
        new OutputWidthMismatchDetector(),  // CG4006
        new LossBroadcastDetector(),        // CG4007
        new InvertedObjectiveDetector(),    // CG4008
        new LossIgnoresOutputsDetector(),   // CG4009
        new LossNotMinimalAtTargetDetector(), // CG4010
        new SummedLossDetector(),           // CG4011
        new NonFiniteLossDetector(),        // CG4012
        new UnsuitableLossFormDetector(),   // CG4013
        new TargetEncodingDetector(),       // CG4014
        new InitialLossFarDetector(),       // CG4015
        new LossFailureDetector(),          // CG4016
    ];
}
