import type { PosterSheet } from '../../../platform/documents/index.ts'
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
export function Poster(props: PosterProps) {
  const { t, site, now, locale } = useView()
  const { process } = props
  const words = posterWords(props, { t, locale, now, origin: site.origin, site: site.name })
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
        <p class="consultations-poster-kind">{words.kind}</p>
        <h1>{words.title}</h1>
        <p class="consultations-poster-summary">{words.summary}</p>
        <p class="consultations-poster-date">{words.banner}</p>
        <div class="consultations-poster-columns">
          <div>
            <h2>{words.steps.title}</h2>
            <ol>
              {words.steps.items.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          </div>
          <img src={`${pathOf(process)}/qr.svg`} alt={words.code.alt} width="300" height="300" />
        </div>
        {words.paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
        <p class="consultations-poster-foot">{words.footer}</p>
      </main>
    </Document>
  )
}

interface Setting {
  t: Translate
  locale: Locale
  now: Temporal.Instant
  /** Of the portal: `https://wiec.example`. */
  origin: string
  /** Name of the network. */
  site: string
}

/** What stands on the sheet; the page and the PDF say the same. After closing it leads to the report instead. */
export function posterWords(
  { process, organisation, meetings }: PosterProps,
  { t, locale, now, origin, site }: Setting,
): Omit<PosterSheet, 'code'> & { code: { alt: string } } {
  // As people type it, without `https://`.
  const address = `${new URL(origin).host}${pathOf(process)}`
  const ahead = isOpen(process, now) || phaseOf(process, now) === 'announced'
  const steps = ahead ? ['scan', 'write', 'answer'] : ['scan', 'read']
  return {
    title: process.title,
    language: locale,
    author: organisation?.name ?? site,
    kind: t('consultations.list.title'),
    summary: process.summary,
    banner: dateWords(process, now, t, locale),
    steps: {
      title: t(ahead ? 'consultations.output.poster.how' : 'consultations.output.poster.after'),
      items: steps.map((step) => t(`consultations.output.poster.${step}`, { address })),
    },
    code: { alt: t('consultations.output.qr', { address }) },
    paragraphs: [
      ...meetings.map((stage) => t('consultations.output.poster.meeting', { meeting: meetingWords(stage, locale) })),
      ...contactWords(process, t),
    ],
    footer: [organisation?.name, site].filter(Boolean).join(' · '),
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

const contactWords = ({ contactName, contactPhone, contactEmail }: Process, t: Translate): string[] => {
  const contact = [contactName, contactPhone, contactEmail].filter(Boolean).join(', ')
  return contact ? [t('consultations.output.poster.contact', { contact })] : []
}
