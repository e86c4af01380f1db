/** The index that lists a form's submissions by time. */
export const byTime = 'byTime'
