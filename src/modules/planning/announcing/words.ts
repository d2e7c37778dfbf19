import { dateOf, ZONE } from '../../../platform/clock.ts'
import { formatDate, formatDateTime, type Translate } from '../../../platform/texts/index.ts'
import { type Process, pathOf, type Stage } from '../../processes/index.ts'
import type { Announced } from '../ports.ts'

/** Texts an announcement needs, each for its own place. */
export const TEXT_KINDS = ['bip', 'press', 'letter', 'radio'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

export const isTextKind = (word: string): word is TextKind => (TEXT_KINDS as readonly string[]).includes(word)

/** What the texts are written from. */
export interface TextFacts {
  process: Process
  announced: Announced
  stages: Stage[]
  unit: string
  organisation: string
  /** Who prepares the text, for the metadata of the public bulletin. */
  author: string
  origin: string
  now: Temporal.Instant
}

/** The text as the consultation itself gives it, in Polish, the language of the office; `## ` begins a heading, `- ` an item. */
export const textOf = (kind: TextKind, facts: TextFacts, t: Translate): string =>
  WRITERS[kind](facts, t)
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')

const WRITERS: Record<TextKind, (facts: TextFacts, t: Translate) => string[]> = {
  bip: (facts, t) => {
    const { process, announced } = facts
    const part = (key: string, text: string | null | undefined) =>
      text ? [`## ${t(`planning.text.${key}`)}`, text] : []
    return [
      t('planning.text.bip.opening', { ...named(facts), basis: process.legalBasis, act: announced.orderingAct }),
      ...part('subject', [process.summary, process.purpose].filter(Boolean).join('\n\n')),
      ...part('open', announced.openScope),
      ...part('closed', announced.closedScope),
      ...part('addressees', announced.addressees),
      ...part('dates', datesOf(process, t)),
      ...part('forms', meetingsOf(facts.stages, t)),
      ...part(
        'how',
        [announced.howToSubmit, t('planning.text.online', { url: facts.origin + pathOf(process) })]
          .filter(Boolean)
          .join('\n\n'),
      ),
      ...part(
        'report',
        process.reportDueOn && t('planning.text.report-by', { date: formatDate(process.reportDueOn, 'pl') }),
      ),
      ...part('contact', contactOf(process)),
      ...part('accessibility', process.accessibility),
      ...part('privacy', announced.privacyNotice),
      `## ${t('planning.text.metadata')}`,
      // Ustawa o dostępie do informacji publicznej, art. 8 ust. 6.
      [
        t('planning.text.metadata.body', { body: announced.organ || facts.organisation }),
        t('planning.text.metadata.author', { author: process.contactName || facts.author }),
        t('planning.text.metadata.made', { date: formatDate(facts.now, 'pl') }),
        t('planning.text.metadata.published-by'),
        t('planning.text.metadata.published-on'),
      ]
        .map((line) => `- ${line}`)
        .join('\n'),
    ]
  },

  press: (facts, t) => [
    `## ${facts.process.title}`,
    t('planning.text.press.opening', named(facts)),
    facts.process.summary,
    datesOf(facts.process, t),
    meetingsOf(facts.stages, t),
    t('planning.text.press.online', { url: facts.origin + pathOf(facts.process) }),
    contactOf(facts.process) && t('planning.text.press.contact', { contact: contactOf(facts.process) }),
  ],

  letter: (facts, t) => [
    t('planning.text.letter.greeting'),
    t('planning.text.letter.opening', named(facts)),
    facts.process.summary,
    facts.announced.openScope && t('planning.text.letter.open', { scope: facts.announced.openScope }),
    datesOf(facts.process, t),
    meetingsOf(facts.stages, t),
    t('planning.text.letter.how', { url: facts.origin + pathOf(facts.process) }),
    contactOf(facts.process) && t('planning.text.press.contact', { contact: contactOf(facts.process) }),
    t('planning.text.letter.closing', { organ: facts.announced.organ || facts.organisation }),
  ],

  radio: (facts, t) => {
    const first = facts.stages.find(({ startsAt, place, kind }) => startsAt && place && kind !== 'collecting')
    return [
      t('planning.text.radio.opening', named(facts)),
      facts.process.summary,
      facts.process.closesAt
        ? t('planning.text.radio.until', { date: formatDate(dateOf(facts.process.closesAt), 'pl') })
        : '',
      first?.startsAt
        ? t('planning.text.radio.meeting', {
            title: first.title,
            when: formatDateTime(first.startsAt, 'pl'),
            place: first.place,
          })
        : '',
      t('planning.text.radio.closing', {
        url: facts.origin.replace(/^https?:\/\//, ''),
        phone: facts.process.contactPhone ?? '',
      }),
    ]
  },
}

const named = ({ process, announced, organisation, unit }: TextFacts) => ({
  title: process.title,
  organ: announced.organ || organisation,
  unit,
})

const datesOf = ({ opensAt, closesAt }: Process, t: Translate) =>
  opensAt && closesAt
    ? t('planning.text.dates-of', { from: formatDate(dateOf(opensAt), 'pl'), to: formatDateTime(closesAt, 'pl') })
    : ''

const meetingsOf = (stages: Stage[], t: Translate) =>
  stages
    .filter(({ kind, startsAt }) => startsAt && kind !== 'collecting' && kind !== 'report' && kind !== 'analysis')
    .map(({ title, startsAt, place }) =>
      ['-', startsAt && t('planning.text.meeting', { title, when: whenOf(startsAt), place })].filter(Boolean).join(' '),
    )
    .map((line) => line.replace(/, $/, ''))
    .join('\n')

// A stage that begins at midnight has a day and no hour.
const whenOf = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(ZONE).hour === 0 ? formatDate(dateOf(at), 'pl') : formatDateTime(at, 'pl')

const contactOf = ({ contactName, contactPhone, contactEmail }: Process) =>
  [contactName, contactPhone, contactEmail].filter(Boolean).join(', ')

/** A speaker reads some 130 words in a minute, slowly enough to be understood. */
export const secondsToRead = (text: string) => Math.round((wordsIn(text) / 130) * 60)
export const wordsIn = (text: string) => text.split(/\s+/).filter(Boolean).length
