/** `resource.Quantity` as it stands in an object: `500m`, `1Gi`. */
export type Quantity = string;

/** `v1.ResourceList`: resource names to amounts. */
export type ResourceList = Record<string, Quantity>;

/** `v1.ResourceRequirements`. */
export interface ResourceRequirements {
  limits?: ResourceList;
  requests?: ResourceList;
  claims?: { name: string }[];
}
