/** The structs of `pkg/apis/apps` and `pkg/apis/batch` that error messages show. */

/** Declarations for {@link GoTypes}. */
export const workloadTypes = () => `
apps.StatefulSetUpdateStrategy: Type StatefulSetUpdateStrategyType/string, RollingUpdate *RollingUpdateStatefulSetStrategy
apps.RollingUpdateStatefulSetStrategy: Partition int32, MaxUnavailable *IntOrString
apps.DeploymentStrategy: Type DeploymentStrategyType/string, RollingUpdate *RollingUpdateDeployment
apps.RollingUpdateDeployment: MaxUnavailable IntOrString, MaxSurge IntOrString
apps.DaemonSetUpdateStrategy: Type DaemonSetUpdateStrategyType/string, RollingUpdate *RollingUpdateDaemonSet
apps.RollingUpdateDaemonSet: MaxUnavailable IntOrString, MaxSurge IntOrString
batch.PodFailurePolicy: Rules []PodFailurePolicyRule
batch.PodFailurePolicyRule: Action PodFailurePolicyAction/string, OnExitCodes *PodFailurePolicyOnExitCodesRequirement, OnPodConditions []PodFailurePolicyOnPodConditionsPattern
batch.PodFailurePolicyOnExitCodesRequirement: ContainerName *string, Operator PodFailurePolicyOnExitCodesOperator/string, Values []int32
batch.PodFailurePolicyOnPodConditionsPattern: Type string, Status string
`;
