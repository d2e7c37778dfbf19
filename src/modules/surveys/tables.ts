// Written by `npx wiec migrate --tables` from the migrated database; a test compares the two.
import type { Generated } from 'kysely'

export type SurveysTables = {
  'surveys.brought': {
    answer_id: string
    question_id: string
    survey_id: string
    remark_id: string
  }
  'surveys.changes': {
    id: Generated<number>
    survey_id: string
    sign: number
    answers: unknown
  }
  'surveys.populations': {
    survey_id: string
    source: string
    as_of: Temporal.PlainDate
    rows: unknown
    imported_at: Temporal.Instant
    imported_by: string | null
  }
  'surveys.surveys': {
    id: string
    process_id: string
    stage_id: string | null
    slug: string
    anonymity: Generated<string>
    once_per_person: Generated<boolean>
    editable: Generated<boolean>
    results: Generated<string>
    least: Generated<number>
    open_data: Generated<boolean>
    population_words: Generated<string>
    remark_questions: string[] | null
    created_at: Temporal.Instant
    created_by: string | null
    opened_at: Temporal.Instant | null
    opened_by: string | null
    closed_at: Temporal.Instant | null
    brought_at: Temporal.Instant | null
    grid_km: Generated<number>
    kept_months: Generated<number>
  }
  'surveys.tallies': {
    survey_id: string
    by: string
    value: string
    tally: unknown
    counted_at: Temporal.Instant
  }
}
