/** The kinds of `apiextensions.k8s.io`. */
import type { Strategy } from '../strategy';
import { customResourceDefinitionStrategy } from './customresourcedefinition/strategy';

export const apiExtensionsStrategies: Record<string, Strategy> = {
  'customresourcedefinitions.apiextensions.k8s.io': customResourceDefinitionStrategy,
};
