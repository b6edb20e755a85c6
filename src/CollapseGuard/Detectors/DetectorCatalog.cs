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
        new CollapseAlarmDetector(),        // CG2001
        new DeadUnitsDetector(),            // CG2002
        new SaturatedUnitsDetector(),       // CG2003
        new VanishingGradientDetector(),    // CG2004
        new ExplodingGradientDetector(),    // CG2005
        new NonFiniteTrainingDetector(),    // CG2006
        new UnmovedParametersDetector(),    // CG2007
        new SmallUpdatesDetector(),         // CG2008
        new LargeUpdatesDetector(),         // CG2009
        new LossStalledDetector(),          // CG2010
        new LossOscillatingDetector(),      // CG2011
        new LossSpikingDetector(),          // CG2012
        new LossDivergingDetector(),        // CG2013
        new NoBetterThanConstantDetector(), // CG2014
        new LowRankRepresentationDetector(),// CG2015
        new GeneralizationGapDetector(),    // CG2016
        new PenaltyDominatesDetector(),     // CG2017
        new ValidationUnlikeTrainingDetector(),// CG2018
        new StillImprovingDetector(),       // CG2019
        new UnmixedBatchesDetector(),       // CG2020
        new GradientsNotClearedDetector(),  // CG2021
        new LabelsApartDetector(),          // CG2022
        new UnderfittedNetworkDetector(),   // CG2023
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
        new DropoutOnOutputDetector(),      // CG4021
        new HeavyDropoutDetector(),         // CG4022
        new ModeMismatchDetector(),         // CG4023
        new CoupledRowsDetector(),          // CG4024
        new SymmetricInitializationDetector(), // CG4026
        new SmallInitializationDetector(),  // CG4027
        new LargeInitializationDetector(),  // CG4028
        new LinearStackDetector(),          // CG4029
        new NarrowLayerDetector(),          // CG4030
        new StepRaisesLossDetector(),       // CG4031
        new StepTooShortDetector(),         // CG4032
        new UnscaledInputsDetector(),       // CG4033
        new ConstantNetworkInputsDetector(), // CG4034
        new LeafMinimumDetector(),          // CG4035
        new SingleRowBatchesDetector(),     // CG4036
        new PenaltyInLossDetector(),        // CG4037
        new NonFiniteNetworkInputsDetector(), // CG4038
        new OffCentreInputsDetector(),      // CG4039
        new UnsplitTreesDetector(),         // CG4040
        new BiasOnlyModelDetector(),        // CG4041
        new FlatCalibrationDetector(),      // CG4042
        new StorageMismatchDetector(),      // CG4043
        new ServingMismatchDetector(),      // CG4044
        new UncentredNormalizerDetector(),  // CG4045
        new LostInputsDetector(),           // CG4046
    ];
}
