import type { DocumentModel } from '../../../platform/documents/index.ts'
import { formatDateTime, type Locale, type Translate } from '../../../platform/texts/index.ts'
import { Document, Link, useView } from '../../../ui/index.ts'
import type { Organisation } from '../../network/index.ts'
import { isOpen, type Process, pathOf, phaseOf, type Stage } from '../../processes/index.ts'

export interface PosterProps {
  process: Process
  organisation: Organisation | null
  /** Where people meet; only those ahead. */
  meetings: Stage[]
}

/** One sheet of A4 to hang on a board: what it is about, until when, where to write, and a code to scan. */
export function Poster({ process, organisation, meetings }: PosterProps) {
  const { t, site, now, locale } = useView()
  return (
    <Document title={t('consultations.output.poster.title', { title: process.title })} unlisted>
      <nav class="consultations-poster-bar" aria-label={t('consultations.output.poster.bar')}>
        <Link href={pathOf(process)} icon="chevron-left">
          {t('consultations.output.poster.back')}
        </Link>
        <Link href={`${pathOf(process)}/plakat.pdf`} icon="download">
          {t('consultations.output.poster.pdf')}
        </Link>
        <span>{t('consultations.output.poster.print')}</span>
      </nav>
      <main class="consultations-poster" id="tresc">
        <p class="consultations-poster-kind">{t('consultations.list.title')}</p>
        <h1>{process.title}</h1>
        <p class="consultations-poster-summary">{process.summary}</p>
        <p class="consultations-poster-date">{dateWords(process, now, t, locale)}</p>
        <div class="consultations-poster-columns">
          <div>
            <h2>{t('consultations.output.poster.how')}</h2>
            <ol>
              <li>
                {t('consultations.output.poster.scan')} <strong>{shortAddress(site.origin, process)}</strong>
              </li>
              <li>{t('consultations.output.poster.write')}</li>
              <li>{t('consultations.output.poster.answer')}</li>
            </ol>
            {meetings.length > 0 && (
              <>
                <h2>{t('consultations.meetings')}</h2>
                <ul>
                  {meetings.map((stage) => (
                    <li key={stage.id}>{meetingWords(stage, locale)}</li>
                  ))}
                </ul>
              </>
            )}
            <p>{contactWords(process, t)}</p>
          </div>
          <img
            src={`${pathOf(process)}/qr.svg`}
            alt={t('consultations.output.qr', { address: shortAddress(site.origin, process) })}
            width="300"
            height="300"
          />
        </div>
        <p class="consultations-poster-foot">{[organisation?.name, site.name].filter(Boolean).join(' · ')}</p>
      </main>
    </Document>
  )
}

/** The same sheet as a PDF. */
export function posterDocument(
  { process, organisation, meetings }: PosterProps,
  {
    t,
    locale,
    now,
    origin,
    site,
    qr,
  }: { t: Translate; locale: Locale; now: Temporal.Instant; origin: string; site: string; qr: Uint8Array },
): DocumentModel {
  const address = shortAddress(origin, process)
  return {
    title: process.title,
    subtitle: t('consultations.list.title'),
    language: locale,
    author: organisation?.name ?? site,
    footer: [organisation?.name, site].filter(Boolean).join(' · '),
    blocks: [
      { kind: 'paragraph', text: process.summary },
      { kind: 'note', text: [{ text: dateWords(process, now, t, locale), bold: true }] },
      { kind: 'heading', level: 1, text: t('consultations.output.poster.how') },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ text: `${t('consultations.output.poster.scan')} ` }, { text: address, bold: true }],
          t('consultations.output.poster.write'),
          t('consultations.output.poster.answer'),
        ],
      },
      { kind: 'picture', png: qr, alt: t('consultations.output.qr', { address }), widthMm: 70 },
      ...(meetings.length > 0
        ? [
            { kind: 'heading' as const, level: 1 as const, text: t('consultations.meetings') },
            { kind: 'list' as const, items: meetings.map((stage) => meetingWords(stage, locale)) },
          ]
        : []),
      { kind: 'paragraph', text: contactWords(process, t) },
    ],
  }
}

function dateWords(process: Process, now: Temporal.Instant, t: Translate, locale: Locale): string {
  if (!process.opensAt || !process.closesAt) return process.displayedDate ?? ''
  const dates = { from: formatDateTime(process.opensAt, locale), to: formatDateTime(process.closesAt, locale) }
  if (isOpen(process, now)) return t('consultations.output.poster.until', { date: dates.to })
  return t(
    phaseOf(process, now) === 'announced' ? 'consultations.output.poster.ahead' : 'consultations.output.poster.over',
    dates,
  )
}

const meetingWords = (stage: Stage, locale: Locale) =>
  [stage.title, stage.startsAt ? formatDateTime(stage.startsAt, locale) : '', stage.place].filter(Boolean).join(', ')

const contactWords = ({ contactName, contactPhone, contactEmail }: Process, t: Translate) =>
  contactName
    ? t('consultations.output.poster.contact', {
        contact: [contactName, contactPhone, contactEmail].filter(Boolean).join(', '),
      })
    : ''

/** Without `https://`, as people type it. */
const shortAddress = (origin: string, process: Process) => `${new URL(origin).host}${pathOf(process)}`
