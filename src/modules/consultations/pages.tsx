import type { VNode } from 'preact'
import { formatDate } from '../../platform/texts/index.ts'
import {
  Box,
  ButtonLink,
  KeyValues,
  Link,
  Notice,
  PlainLanguage,
  RichText,
  Section,
  Share,
  ThingPage,
  Timeline,
  useView,
} from '../../ui/index.ts'
import { type Evaluation, isAsking } from '../evaluations/index.ts'
import type { FileFound } from '../media/index.ts'
import type { Organisation } from '../network/index.ts'
import { AreaMap, type PreparedArea, type Unit } from '../places/index.ts'
import {
  type AnnouncementPlace,
  type Process,
  type ProcessDocument,
  pathOf,
  phaseOf,
  type Stage,
  type Update,
} from '../processes/index.ts'
import type { VersionShown } from './accessible/actions.ts'
import { OtherWays } from './accessible/pages.tsx'
import { Announcement } from './announcement.tsx'
import { Documents, Updates } from './page-parts.tsx'
import type { Consultation } from './store.ts'
import { timelineOf } from './timeline.ts'
import { statusTag } from './words.ts'

export interface ConsultationPageProps {
  process: Process
  consultation: Consultation
  organisation: Organisation | null
  /** Asked for after the report. */
  evaluation: Evaluation | null
  /** How many steps the office promised. */
  steps: number
  unit: Unit | null
  stages: Stage[]
  documents: (ProcessDocument & { files: Map<string, FileFound> })[]
  updates: Update[]
  /** A film in sign language, a text that is easy to read. */
  versions: VersionShown[]
  announcedIn: AnnouncementPlace[]
  mainActions: { label: string; href: string }[]
  activityCards: VNode[]
  boxes: VNode[]
  area: PreparedArea | null
  /** The reader works on this consultation. */
  workPath: string | null
  /** The same object for every reader to whom all of this is the same. */
  once?: object
}

/** The consultation in words of schema.org: an event one takes part in online, at an organiser's. */
const eventOf = ({ process, organisation, unit }: ConsultationPageProps) => ({
  '@type': 'Event',
  name: process.title,
  description: process.summary,
  startDate: process.opensAt?.toString(),
  endDate: process.closesAt?.toString(),
  eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
  eventStatus: `https://schema.org/${process.cancelledAt ? 'EventCancelled' : 'EventScheduled'}`,
  ...(organisation ? { organizer: { '@type': 'Organization', name: organisation.name } } : {}),
  ...(unit ? { location: { '@type': 'AdministrativeArea', name: unit.name } } : {}),
  isAccessibleForFree: true,
})

/** The announcement and everything that follows from it, on one page. */
export function ConsultationPage(props: ConsultationPageProps) {
  const { t, now, locale } = useView()
  const { process, unit, updates, documents } = props
  const phase = phaseOf(process, now)
  return (
    <ThingPage
      title={process.title}
      description={process.summary}
      image={`${pathOf(process)}/obraz.png`}
      unlisted={phase === 'draft'}
      data={phase === 'draft' ? undefined : eventOf(props)}
      embeddable={phase !== 'draft'}
      feeds={phase === 'draft' ? [] : [{ title: process.title, href: `${pathOf(process)}/kanal.xml` }]}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        ...(unit ? [{ label: unit.name, href: `/konsultacje?stan=wszystkie&miejsce=${unit.code}` }] : []),
      ]}
      status={statusTag(process, now, t, locale)}
      lead={process.summary}
      actions={<MainActions {...props} />}
      aside={<Aside {...props} />}
      after={props.activityCards}
      once={props.once}
    >
      {phase === 'draft' && (
        <Notice kind="warning" title={t('consultations.draft.title')}>
          <p>{t('consultations.draft.text')}</p>
        </Notice>
      )}
      {process.cancelledAt && (
        <Notice
          kind="problem"
          title={t('consultations.cancelled.title', { date: formatDate(process.cancelledAt, locale) })}
        >
          <p>{process.cancelledReason}</p>
        </Notice>
      )}
      {process.plainLanguage && (
        <PlainLanguage>
          <RichText markdown={process.plainLanguage} />
        </PlainLanguage>
      )}
      <OtherWays versions={props.versions} />
      {(phase === 'reported' || phase === 'effects') && (
        <Notice kind="success" title={t('consultations.reported.title')}>
          <p>
            <Link href={`${pathOf(process)}/raport`}>{t('consultations.reported.link')}</Link>
          </p>
          {phase === 'effects' && (
            <p>
              <Link href={`${pathOf(process)}/efekty`}>{t('consultations.reported.effects')}</Link>
            </p>
          )}
          {props.steps > 0 && (
            <p>
              <Link href={`${pathOf(process)}/wdrozenie`}>{t('consultations.implementation.title')}</Link>
            </p>
          )}
          {props.evaluation && (
            <p>
              <Link href={`${pathOf(process)}/ocena${isAsking(props.evaluation, now) ? '' : '/wyniki'}`}>
                {t(isAsking(props.evaluation, now) ? 'consultations.evaluation.give' : 'evaluations.see-results')}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {updates.length > 0 && <Updates updates={updates} />}
      {process.description && (
        <Section title={t('consultations.about')} id="o-sprawie">
          <RichText markdown={process.description} />
        </Section>
      )}
      {documents.length > 0 && <Documents {...props} />}
      {props.area && (
        <Section title={t('consultations.area')} id="obszar">
          {process.areaWords && <p>{process.areaWords}</p>}
          <AreaMap area={props.area} />
        </Section>
      )}
      <Announcement {...props} />
    </ThingPage>
  )
}

function MainActions({ mainActions, workPath }: ConsultationPageProps) {
  const { t } = useView()
  if (mainActions.length === 0 && !workPath) return null
  return (
    <>
      {mainActions.map(({ label, href }, index) => (
        <ButtonLink key={href} href={href} variant={index === 0 ? 'primary' : 'secondary'}>
          {label}
        </ButtonLink>
      ))}
      {workPath && (
        <ButtonLink href={workPath} variant="quiet" icon="pencil">
          {t('consultations.work')}
        </ButtonLink>
      )}
    </>
  )
}

function Aside({ process, consultation, organisation, stages, boxes }: ConsultationPageProps) {
  const { t, now, locale } = useView()
  return (
    <>
      <Box title={t('consultations.where-we-are')}>
        <Timeline items={timelineOf(process, stages, now, t, locale)} />
        <p>
          <Link href={`${pathOf(process)}/kalendarz.ics`} icon="calendar-plus">
            {t('consultations.calendar')}
          </Link>
        </p>
      </Box>
      <Box title={t('consultations.who')}>
        <KeyValues
          items={[
            { label: t('consultations.field.organ'), value: consultation.organ },
            {
              label: t('consultations.field.organisation'),
              value: organisation && <Link href={`/organizacje/${organisation.slug}`}>{organisation.name}</Link>,
            },
            { label: t('consultations.field.legal-basis'), value: process.legalBasis },
            { label: t('consultations.field.contact'), value: process.contactName },
            {
              label: t('consultations.field.phone'),
              value: process.contactPhone && (
                <a href={`tel:${process.contactPhone.replace(/[^+\d]/g, '')}`}>{process.contactPhone}</a>
              ),
            },
            {
              label: t('consultations.field.email'),
              value: process.contactEmail && <a href={`mailto:${process.contactEmail}`}>{process.contactEmail}</a>,
            },
          ]}
        />
      </Box>
      <Box title={t('consultations.canon.box')}>
        <p>
          <Link href={`${pathOf(process)}/kanon`}>{t('consultations.canon.box-link')}</Link>
        </p>
      </Box>
      {boxes}
      <Box title={t('consultations.share')}>
        <Share href={pathOf(process)} title={process.title} embeddable={process.announcedAt !== null} />
        <p>
          <Link href={`${pathOf(process)}/plakat`} icon="printer">
            {t('consultations.poster')}
          </Link>
        </p>
      </Box>
    </>
  )
}
