import { exportAll, exportTwice } from './export.js'
import { type Measurement, once, requests } from './measurement.js'

/** All measurements, in this order. */
export const measurements: readonly Measurement[] = [
  requests('the first page, 50 rows', 'submissions', 100),
  requests('the first page, 200 rows', 'submissions?limit=200'),
  requests('the first page in full, 50 submissions', 'submissions?view=full'),
  once('counts of 30 days, for the first time', 'counts'),
  requests('counts of 30 days, later', 'counts'),
  exportAll,
  exportTwice,
]
