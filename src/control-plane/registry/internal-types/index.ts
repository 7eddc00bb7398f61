/** Every internal type known here. */
import { apiExtensionsTypes } from './apiextensions';
import { coreTypes } from './core';
import { resourceTypes } from './resources';
import { GoTypes } from './struct';
import { volumeTypes } from './volumes';
import { workloadTypes } from './workloads';

export type { GoField, GoType } from './struct';

/** The structs of pods, workloads and jobs in v1.28. */
export const goTypes = new GoTypes(coreTypes, volumeTypes, workloadTypes, resourceTypes, apiExtensionsTypes);
