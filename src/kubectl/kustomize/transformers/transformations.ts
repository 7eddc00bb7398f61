/** What a kustomization does to its resources, in the order kustomize does it whatever the order in the file. */
import type { Kustomization } from '../kustomization';
import type { Loader } from '../loader';
import { setImage, setReplicas } from './containers';
import { setCommonAnnotations, setCommonLabels, setLabels } from './labels';
import { addPrefix, addSuffix, setNamespace } from './names';
import {
  json6902Transformation,
  patchTransformation,
  strategicMergeTransformation,
  type Transformation,
} from './patches';

/** All of it is made ready before any of it is done. Throws what cannot be. */
export function transformationsOf(kustomization: Kustomization, loader: Loader): Transformation[] {
  const { namespace, namePrefix, nameSuffix, commonLabels, commonAnnotations } = kustomization;
  const { patchesStrategicMerge = [], patches = [], patchesJson6902 = [] } = kustomization;
  const { labels = [], replicas = [], images = [] } = kustomization;
  const given = (text: string | undefined, transform: (...args: [Parameters<Transformation>[0], string]) => void) =>
    text ? [(resources: Parameters<Transformation>[0]) => transform(resources, text)] : [];
  return [
    ...(patchesStrategicMerge.length > 0 ? [strategicMergeTransformation(patchesStrategicMerge, loader)] : []),
    ...patches.map((patch) => patchTransformation(patch, loader)),
    ...given(namespace, setNamespace),
    ...given(namePrefix, addPrefix),
    ...given(nameSuffix, addSuffix),
    ...labels.map(
      (set): Transformation =>
        (resources) =>
          setLabels(resources, set),
    ),
    (resources) => setCommonLabels(resources, commonLabels ?? {}),
    (resources) => setCommonAnnotations(resources, commonAnnotations ?? {}),
    ...patchesJson6902.map((patch) => json6902Transformation(patch, loader)),
    ...replicas.map(
      ({ name = '', count = 0 }): Transformation =>
        (resources) =>
          setReplicas(resources, name, count),
    ),
    ...images.map(
      (image): Transformation =>
        (resources) =>
          setImage(resources, image),
    ),
  ];
}
