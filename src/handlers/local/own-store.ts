import type { Handler } from '../../adapters/gateway/invoke.js'
import type { openStore } from '../../adapters/own-store/load.js'
import { ownerConfigurationFrom } from '../../adapters/system/owner-configuration.js'
import { type AnyForm, formsOf } from '../../domain/form/form.js'
import { storeFunctions } from '../wiring/store-functions.js'
import { valid } from '../wiring/valid.js'

/** A custom store as the local stack uses it. */
export type LocalStore = Awaited<ReturnType<typeof openStore>>

/** The functions on a custom store, configured by this process's environment. */
export const functionsOver = (
  store: LocalStore,
  forms: readonly AnyForm[],
): { readonly submit: Handler; readonly owner: Handler } =>
  storeFunctions(valid(ownerConfigurationFrom(process.env)), formsOf(forms), store)
