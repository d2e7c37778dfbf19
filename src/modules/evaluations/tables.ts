// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.

export type EvaluationsTables = {
  'evaluations.counts': {
    process_id: string
    question: string
    value: string
    people: number
  }
  'evaluations.evaluations': {
    process_id: string
    kind: string
    asked_at: Temporal.Instant
    asked_by: string | null
    closes_at: Temporal.Instant
  }
}
