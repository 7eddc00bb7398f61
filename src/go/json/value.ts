/** JSON values as types. */

/** Any JSON value, as it stands in a manifest, the state file or a response. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
/** A JSON object. A field that is absent and one that is `undefined` mean the same. */
export type JsonObject = { [field: string]: JsonValue | undefined };
