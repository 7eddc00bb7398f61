/** What the documentation says of types and fields. */
export interface Descriptions {
  /** Of a definition, e.g. `io.k8s.api.core.v1.Pod`. */
  ofType(definition: string): string | undefined;
  ofField(definition: string, field: string): string | undefined;
}

/** The recorded schema comes without documentation; explain says so of every field. */
export const NO_DESCRIPTIONS: Descriptions = { ofType: () => undefined, ofField: () => undefined };
