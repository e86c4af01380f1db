import type { LogLine } from '../../ports/log.js'

/** Maximum form names in metrics, with `others`: CloudWatch charges for each pair of name and metric, at most 36. */
const mostForms = 6

const stored: Readonly<Record<string, string>> = {
  Created: 'accepted',
  Replaced: 'accepted',
  Replayed: 'replayed',
}

/** Metric of a submission's result; undefined if nothing was submitted. */
const metricOf = ({ outcome, status, held }: LogLine): string | undefined => {
  if (status > 399) return status > 499 ? 'failed' : 'invalid'
  const name = stored[outcome]
  return held && name === 'accepted' ? 'held' : name
}

/**
 * Members of a log line that CloudWatch turns into metrics (the embedded metric format): one of `accepted`, `held`,
 * `invalid`, `replayed` and `failed`, and `latency` in milliseconds.
 *
 * @param namespace namespace of the metrics; without one, lines have none
 * @param names names of the forms; of more than six, all but the first five count as `others`
 */
export const formMetrics =
  (namespace: string | undefined, names: readonly string[]) =>
  (line: LogLine): object => {
    const name = line.form && metricOf(line)
    if (!namespace || !name) return {}
    const isOther = names.length > mostForms && names.indexOf(line.form) > mostForms - 2
    return {
      formMetric: isOther ? 'others' : line.form,
      [name]: 1,
      latency: line.milliseconds,
      _aws: {
        Timestamp: Date.now(),
        CloudWatchMetrics: [
          {
            Namespace: namespace,
            Dimensions: [['formMetric']],
            Metrics: [{ Name: name }, { Name: 'latency', Unit: 'Milliseconds' }],
          },
        ],
      },
    }
  }
