export { FormBackend, type FormBackendProps } from './backend/form-backend.js'
export type { FormApi } from './api/api.js'
export type { Telling } from './backend/telling.js'
export type { Watch } from './watch/watch.js'
export type { FunctionName } from '../src/domain/contract/routes.js'
export type {
  AlarmOptions,
  BackendOptions,
  CaptchaOptions,
  TellingOptions,
  Visits,
  Throttle,
  TokenOwners,
} from './options.js'
export type { Limit } from './watch/alarm-limit.js'
