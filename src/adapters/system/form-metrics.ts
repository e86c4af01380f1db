import type { LogLine } from '../../ports/log.js'

/** Six names and latency for six forms at most: CloudWatch asks a price for each pair, and 40 are the limit. */
const mostForms = 6

const stored: Readonly<Record<string, string>> = {
  Created: 'accepted',
  Replaced: 'accepted',
  Replayed: 'replayed',
}

/** What became of a submission; undefined where nothing was submitted. */
const metricOf = ({ outcome, status, held }: LogLine): string | undefined => {
  if (status > 399) return status > 499 ? 'failed' : 'invalid'
  const name = stored[outcome]
  return held && name === 'accepted' ? 'held' : name
}

/**
 * What a line about a form's submission has for CloudWatch, which makes metrics of it (the embedded metric format):
 * one of `accepted`, `held`, `invalid`, `replayed` and `failed`, and `latency` in milliseconds.
 *
 * @param namespace of the metrics; where there is none, lines have nothing of it
 * @param names of the forms: where there are more than six, all but the first five are `others`
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
