import { type SyntheticEvent, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import {
  type Answer,
  contentsOf,
  type Definition,
  type Progress,
  send,
  type SendOptions,
  type Stored,
  type Values,
} from './plain-send.js'
import { newKey } from './send.js'

export type { Definition, Progress, SendOptions, Stored, Values } from './plain-send.js'

/** Options of sending, and a callback. */
export interface SubmissionOptions extends Omit<SendOptions, 'key' | 'waiting'> {
  /** Called once for each stored submission, while the component is mounted. */
  readonly onStored?: ((stored: Stored) => void) | undefined
}

type NameOf<Input> = keyof Input & string

/** State and functions of a form's submission. */
export interface Submission<Input> extends Progress<NameOf<Input>> {
  /**
   * Sends values, or the data of the form in a `submit` event. Does nothing while another submission is in progress.
   */
  readonly submit: (values: Values<Input> | SyntheticEvent<HTMLFormElement>) => Promise<void>
  /** Returns to the idle state. */
  readonly reset: () => void
}

const idle: Progress = { state: 'idle', complaints: {} }

const progressOf = (answer: Answer): Progress => {
  if (answer._tag === 'Stored')
    return { state: 'stored', complaints: {}, message: answer.stored.message, stored: answer.stored }
  if (answer._tag === 'Failed')
    return { state: 'failed', complaints: {}, message: answer.message, retryable: answer.retryable }
  const complaints: Record<string, string> = {}
  for (const { field, message } of answer.complaints)
    complaints[field] = `${complaints[field] ?? ''} ${message}`.trim()
  return { state: 'refused', complaints }
}

/** Whether the answer for this key is final. */
const isFinal = (answer: Answer): boolean =>
  answer._tag === 'Stored' || (answer._tag === 'Failed' && !answer.retryable)

const valuesIn = (given: object): object => {
  if (!('preventDefault' in given)) return given
  const { currentTarget, nativeEvent } = given as SyntheticEvent<HTMLFormElement, SubmitEvent>
  ;(given as SyntheticEvent).preventDefault()
  return new FormData(currentTarget, nativeEvent.submitter)
}

/** State of a submission outside of components, so that rendering twice or unmounting cannot duplicate or lose it. */
const storeOf = (form: string | Definition<object>) => {
  let progress = idle
  let tried: { readonly contents: string; readonly key: string } | undefined
  const listeners = new Set<() => void>()
  const show = (next: Progress): void => {
    progress = next
    listeners.forEach((listener) => listener())
  }
  return {
    current: () => progress,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    reset: () => show(idle),
    submit: async (given: object, options: SubmissionOptions): Promise<Answer | undefined> => {
      const values = valuesIn(given)
      if (/sending|waiting/.test(progress.state)) return undefined
      const contents = contentsOf(values)
      // The same values keep their key, so that a retry stores nothing twice.
      const { key } = (tried = tried?.contents === contents ? tried : { contents, key: newKey() })
      show({ state: 'sending', complaints: {} })
      const answer = await send(form, values, {
        ...options,
        key,
        waiting: (seconds) => show({ state: 'waiting', complaints: {}, seconds }),
      })
      if (isFinal(answer)) tried = undefined
      show(progressOf(answer))
      return answer
    },
  }
}

/**
 * Sends a form that your own components render and style: the state, complaints by field, and `submit`. Safe in
 * StrictMode and on the server, where it is idle. After unmounting, a submission in progress is still sent, but its
 * answer is not reported.
 *
 * @param form the URL of a form, or its definition, which types `submit` and `complaints`
 * @example
 * const { submit, state, complaints } = useSubmission<InputOf<typeof contact>>('/api/forms/contact')
 */
export const useSubmission = <Input extends object = Readonly<Record<string, unknown>>>(
  form: string | Definition<Input>,
  options: SubmissionOptions = {},
): Submission<Input> => {
  const store = useMemo(() => storeOf(form as string | Definition<object>), [form])
  const latest = useRef(options)
  const isThere = useRef(false)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    isThere.current = true
    return () => {
      isThere.current = false
    }
  }, [])
  const submit = useCallback(
    async (given: object) => {
      const answer = await store.submit(given, latest.current)
      if (answer?._tag === 'Stored' && isThere.current) latest.current.onStored?.(answer.stored)
    },
    [store],
  )
  const progress = useSyncExternalStore(store.subscribe, store.current, () => idle)
  return { ...(progress as Progress<NameOf<Input>>), submit, reset: store.reset }
}
