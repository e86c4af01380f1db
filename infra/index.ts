export { FormBackend, type FormBackendProps } from './backend/form-backend.js'
export type { FormApi } from './api/api.js'
export type { AlarmOptions, BackendOptions, Throttle, TokenOwners } from './options.js'
