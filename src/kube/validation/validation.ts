/** Everything that checks names, labels and metadata in Kubernetes' words, in one place to import from. */
export * from '../names/ip-formats';
export * from '../names/name-formats';
export * from '../names/name-functions';
export * from './label-validation';
export * from './object-meta-validation';
