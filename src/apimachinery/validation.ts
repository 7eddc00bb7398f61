/** Everything that checks names, labels and metadata in Kubernetes' words, in one place to import from. */
export * from './ip-formats';
export * from './label-validation';
export * from './name-formats';
export * from './name-functions';
export * from './object-meta-validation';
