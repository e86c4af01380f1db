export { FormBackend, type FormBackendProps } from './form-backend.js'
export type { FormApi } from './api.js'
export type { AlarmOptions, BackendOptions, Throttle, TokenOwners } from './options.js'
