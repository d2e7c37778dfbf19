import { formatDate, formatDateTime, formatShortDate } from '../../platform/texts/index.ts'
import { Details, KeyValues, Meta, RichText, Section, useView } from '../../ui/index.ts'
import { fullName, type Unit } from '../places/index.ts'
import type { AnnouncementPlace, Process, Stage } from '../processes/index.ts'
import type { Consultation } from './store.ts'

interface AnnouncementProps {
  process: Process
  consultation: Consultation
  unit: Unit | null
  stages: Stage[]
  announcedIn: AnnouncementPlace[]
}

/** Every field of *Ogłoszenie* (law.md 1.8) that is not shown above. */
export function Announcement({ process, consultation, unit, stages, announcedIn }: AnnouncementProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('consultations.announcement')} id="ogloszenie">
      <KeyValues
        items={[
          { label: t('consultations.field.purpose'), value: process.purpose },
          { label: t('consultations.field.open-scope'), value: consultation.openScope },
          { label: t('consultations.field.closed-scope'), value: consultation.closedScope },
          { label: t('consultations.field.addressees'), value: consultation.addressees },
          {
            label: t('consultations.field.area'),
            value: [unit && fullName(unit, t), process.areaWords].filter(Boolean).join(', '),
          },
          {
            label: t('consultations.field.dates'),
            value:
              process.opensAt &&
              process.closesAt &&
              t('consultations.from-to', {
                from: formatDateTime(process.opensAt, locale),
                to: formatDateTime(process.closesAt, locale),
              }),
          },
          {
            label: t('consultations.field.how'),
            value: consultation.howToSubmit && <RichText markdown={consultation.howToSubmit} />,
          },
          {
            label: t('consultations.field.report-due'),
            value: process.reportDueOn && formatDate(process.reportDueOn, locale),
          },
          { label: t('consultations.field.running-unit'), value: consultation.runningUnit },
          { label: t('consultations.field.ordering-act'), value: consultation.orderingAct },
          { label: t('consultations.field.accessibility'), value: process.accessibility },
          {
            label: t('consultations.field.announced-in'),
            value: announcedIn.length > 0 && <AnnouncedIn places={announcedIn} />,
          },
        ]}
      />
      {stages.some((stage) => stage.place || stage.link) && <Meetings stages={stages} />}
      {consultation.privacyNotice && (
        <Details summary={t('consultations.field.privacy')} id="dane-osobowe">
          <RichText markdown={consultation.privacyNotice} />
        </Details>
      )}
    </Section>
  )
}

function Meetings({ stages }: { stages: Stage[] }) {
  const { t, locale } = useView()
  return (
    <>
      <h3>{t('consultations.meetings')}</h3>
      <ul>
        {stages
          .filter((stage) => stage.place || stage.link)
          .map((stage) => (
            <li key={stage.id}>
              <strong>{stage.title}</strong>
              {stage.startsAt && `, ${formatDateTime(stage.startsAt, locale)}`}
              {stage.place && `, ${stage.place}`}
              {stage.accessibility && <Meta>{stage.accessibility}</Meta>}
              {stage.link && (
                <p>
                  <a href={stage.link} rel="noopener noreferrer">
                    {t('consultations.meetings.link')}
                  </a>
                </p>
              )}
            </li>
          ))}
      </ul>
    </>
  )
}

function AnnouncedIn({ places }: { places: AnnouncementPlace[] }) {
  const { t, locale } = useView()
  return (
    <ul>
      {places.map((place) => (
        <li key={place.id}>
          {t(`consultations.place.${place.kind}`)}:{' '}
          {place.link ? (
            <a href={place.link} rel="noopener noreferrer">
              {place.place}
            </a>
          ) : (
            place.place
          )}
          , {formatShortDate(place.announcedOn, locale)}
        </li>
      ))}
    </ul>
  )
}
