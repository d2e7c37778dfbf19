import { breather } from '../../../platform/breather.ts'
import { dateOf } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { inTransaction, newId } from '../../../platform/db/index.ts'
import { searchKeys } from '../../../platform/language/index.ts'
import { maskLabels } from '../../../platform/mask/index.ts'
import type { Translate } from '../../../platform/texts/index.ts'
import { organisationById } from '../../network/index.ts'
import type { Activity } from '../../processes/index.ts'
import { type AnswerGiven, answersOf, lettersAnswered, type Remark, tallyOf } from '../../remarks/index.ts'
import type { FoundConsultation } from '../actions.ts'
import { chaptersOf } from './chapters.ts'
import { insertEntries, insertLetters, type NewEntry, type ReportLetter } from './entries-store.ts'
import { gatherFacts } from './facts.ts'
import { writeReport } from './files.ts'
import { type MaskedField, maskText, type Reviews, reviewsByPlace } from './masking.ts'
import { reviewsOf } from './parts-store.ts'
import { FORMATS } from './rules.ts'
import { beginReport, finishReport, keepChapters } from './store.ts'

export interface MadeReport {
  id: string
  version: number
}

/**
 * Makes the next version of the report: every accepted answer once, each with the letters it settles, without personal
 * data; then the five files. Batches are committed one by one, so that others can work meanwhile; a version counts only
 * when it is finished, and one that broke on the way is replaced by the next try.
 */
export async function makeReport(
  context: Context,
  found: FoundConsultation,
  {
    activities,
    madeBy,
    report = () => {},
  }: { activities: Activity[]; madeBy: string | null; report?: (done: number, total?: number) => void },
): Promise<MadeReport> {
  const { db, house } = context
  const { process } = found
  const id = newId()
  const version = await inTransaction(context, ({ db, now }) =>
    beginReport(db, { id, processId: process.id, madeAt: now, madeBy }),
  )
  const { settled } = await tallyOf(db, process.id)
  // Writing the five files takes about as long as everything before.
  const step = Math.max(1, Math.ceil(settled / FORMATS.length))
  const total = settled + step * FORMATS.length

  const counts = { entries: 0, letters: 0, unreviewed: 0 }
  for await (const answers of answersOf(db, process.id)) {
    await freezeAnswers(context, { reportId: id, processId: process.id, answers, counts })
    report(counts.letters, total)
  }

  const chapters = chaptersOf(await gatherFacts(context, found, activities, id), house.texts.in('pl'))
  await keepChapters(db, id, chapters)
  const organisation = await organisationById(db, process.organisationId)
  let done = settled
  const files = await writeReport(
    context,
    { reportId: id, version, process, chapters, author: organisation?.name ?? '' },
    () => {
      done += step
      report(done, total)
    },
  )
  await finishReport(db, id, { files, ...counts, at: house.clock.now() })
  return { id, version }
}

interface Batch {
  reportId: string
  processId: string
  answers: AnswerGiven[]
  /** Added to. */
  counts: { entries: number; letters: number; unreviewed: number }
}

/** Some answers with all their letters, kept as they will be read. Letters of a large group pass in parts. */
async function freezeAnswers({ db, house }: Context, { reportId, processId, answers, counts }: Batch) {
  const t = house.texts.in('pl')
  const labels = maskLabels(t)
  const breath = breather()
  const drafts = new Map(
    answers.map((answer, index) => [answer.decisionId, draftOf(answer, counts.entries + index + 1)]),
  )
  const answersReviews = reviewsByPlace(await reviewsOf(db, processId, [...drafts.keys()]))
  for (const [textId, draft] of drafts)
    counts.unreviewed += maskAnswer(draft, textId, { labels, reviews: answersReviews })

  for await (const letters of lettersAnswered(db, [...drafts.keys()])) {
    const reviews = reviewsByPlace(
      await reviewsOf(
        db,
        processId,
        letters.map(({ id }) => id),
      ),
    )
    const frozen: ReportLetter[] = []
    for (const letter of letters) {
      await breath()
      const draft = drafts.get(letter.decisionId ?? '')
      if (!draft) continue
      const { masked, unreviewed } = maskLetter(letter, { t, labels, reviews })
      counts.unreviewed += unreviewed
      draft.letters += 1
      frozen.push({ ...masked, entryNumber: draft.number, position: draft.letters })
      countAuthor(draft, letter)
      for (const key of searchKeys(`${masked.body} ${masked.quotation ?? ''}`)) draft.keys.add(key)
    }
    await insertLetters(db, reportId, frozen)
    counts.letters += frozen.length
  }
  await insertEntries(
    db,
    reportId,
    [...drafts.values()].map((draft) => entryOf(draft, t)),
  )
  counts.entries += drafts.size
}

interface Draft {
  number: number
  letters: number
  outcome: AnswerGiven['outcome']
  reason: string
  change: string
  persons: number
  anonymous: number
  organisations: Set<string>
  keys: Set<string>
}

const draftOf = ({ outcome, reason, change }: AnswerGiven, number: number): Draft => ({
  number,
  letters: 0,
  outcome,
  reason,
  change,
  persons: 0,
  anonymous: 0,
  organisations: new Set(),
  keys: new Set(),
})

interface Masking {
  labels: ReturnType<typeof maskLabels>
  reviews: Reviews
}

function maskLetter(letter: Remark, { t, labels, reviews }: Masking & { t: Translate }) {
  const masking = { labels, reviews }
  const place = (field: MaskedField) => ({ textId: letter.id, field, author: letter })
  const body = maskText(letter.body, place('body'), masking)
  const quotation = letter.quotation ? maskText(letter.quotation, place('quotation'), masking) : null
  // What a moderator has hidden stays hidden; that there was such a letter, and its answer, is told.
  const hidden = letter.hiddenAt !== null
  const masked = {
    reference: letter.reference,
    channel: letter.channel,
    receivedOn: dateOf(letter.receivedAt),
    late: letter.late,
    author: authorWords(letter, t),
    quotation: hidden ? null : (quotation?.text ?? null),
    body: hidden ? t('consultations.report.hidden') : body.text,
  }
  return { masked, unreviewed: hidden ? 0 : body.unreviewed + (quotation?.unreviewed ?? 0) }
}

function maskAnswer(draft: Draft, textId: string, masking: Masking): number {
  const reason = maskText(draft.reason, { textId, field: 'reason' }, masking)
  const change = maskText(draft.change, { textId, field: 'change' }, masking)
  draft.reason = reason.text
  draft.change = change.text
  return reason.unreviewed + change.unreviewed
}

// A report names organisations and nobody else (law.md 1.8): not even a signature that was public on the page of a remark.
const authorWords = ({ organisationName, authorKind }: Remark, t: Translate) =>
  organisationName ?? t(`consultations.report.author.${authorKind === 'organisation' ? 'person' : authorKind}`)

function countAuthor(draft: Draft, { organisationName, authorKind }: Remark) {
  if (organisationName) draft.organisations.add(organisationName)
  else if (authorKind === 'anonymous') draft.anonymous += 1
  else draft.persons += 1
}

function entryOf(
  { number, letters, outcome, reason, change, persons, anonymous, organisations, keys }: Draft,
  t: Translate,
): NewEntry {
  const authors =
    letters === 1 && organisations.size === 0
      ? [t(`consultations.report.author.${persons > 0 ? 'person' : 'anonymous'}`)]
      : [
          ...organisations,
          ...(persons > 0 ? [t('consultations.report.persons', { count: persons })] : []),
          ...(anonymous > 0 ? [t('consultations.report.anonymous', { count: anonymous })] : []),
        ]
  for (const key of searchKeys(`${reason} ${change} ${[...organisations].join(' ')}`)) keys.add(key)
  return { number, letters, authors: authors.join(', '), outcome, reason, change, searchKeys: [...keys] }
}
