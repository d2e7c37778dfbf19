import type { VNode } from 'preact'
import { formatDate, formatDateTime, formatShortDate, formatSize } from '../../platform/texts/index.ts'
import {
  Box, ButtonLink, Card, CardGrid, Details, EmptyState, FileList, Filters, KeyValues, Link, ListPage, Meta, Notice, Pager, PlainLanguage, RichText,
  Section, SelectField, Share, Tabs, TextField, ThingPage, Timeline, useView,
} from '../../ui/index.ts'
import type { FileFound } from '../media/index.ts'
import type { Organisation } from '../network/index.ts'
import { AreaMap, fullName, type PreparedArea, type Unit } from '../places/index.ts'
import { type AnnouncementPlace, pathOf, phaseOf, type Process, type ProcessDocument, type Stage, TOPICS, type Update } from '../processes/index.ts'
import type { ListFilter } from './forms.ts'
import type { Consultation } from './store.ts'
import { timelineOf } from './timeline.ts'
import { shortTag, statusTag } from './words.ts'

export interface ListedConsultation {
  process: Process
  unit: Unit | null
  organisation: Organisation | null
  /** "128 uwag, 37 z odpowiedzią" */
  counts: string
}

export interface ConsultationListProps {
  filter: ListFilter
  /** The place the filter means, when it could be found. */
  unit: Unit | null
  organisation: Organisation | null
  found: ListedConsultation[]
  count: number
  next: string | null
}

const STATES = ['trwajace', 'nadchodzace', 'zakonczone', 'z-raportem', 'wszystkie'] as const

/** All consultations of the portal, by status, place, organiser, topic and words. */
export function ConsultationList(props: ConsultationListProps) {
  const { t } = useView()
  const { filter, unit, organisation, found, count, next } = props
  const address = (changes: Partial<ListFilter>) => listAddress({ ...filter, po: undefined, ...changes })
  return (
    <ListPage
      title={t('consultations.list.title')}
      description={t('consultations.list.description')}
      lead={t('consultations.list.lead')}
      feeds={[{ title: t('consultations.list.title'), href: feedAddress(filter) }]}
      tabs={
        <Tabs
          label={t('consultations.list.states')}
          items={STATES.map((state) => ({ label: t(`consultations.state.${state}`), href: address({ stan: state }), current: filter.stan === state }))}
        />
      }
      filters={<ListFilters filter={filter} />}
      count={[
        t('consultations.list.count', { count }),
        unit && t('consultations.list.in-place', { place: fullName(unit, t) }),
        organisation && t('consultations.list.by', { name: organisation.name }),
      ].filter(Boolean).join(' · ')}
      pager={<Pager next={next ? address({ po: next }) : undefined} previous={filter.po ? address({}) : undefined} />}
      outputs={<Link href={feedAddress(filter)} icon="rss">{t('consultations.list.feed')}</Link>}
    >
      {filter.miejsce && !unit && <Notice kind="warning"><p>{t('consultations.list.place-unknown', { text: filter.miejsce })}</p></Notice>}
      {found.length === 0 ? (
        <EmptyState title={t('consultations.list.empty')} action={<ButtonLink href={listAddress({ ...EVERYTHING })} variant="secondary">{t('consultations.list.show-all')}</ButtonLink>}>
          {t('consultations.list.empty-hint')}
        </EmptyState>
      ) : (
        <ConsultationCards found={found} level={2} />
      )}
    </ListPage>
  )
}

/** Consultations as cards, also on the front page and on an organisation's page. */
export function ConsultationCards({ found, level = 3 }: { found: ListedConsultation[]; level?: 2 | 3 }) {
  const { t, now, locale } = useView()
  return (
    <CardGrid label={t('consultations.list.title')}>
      {found.map(({ process, unit, organisation, counts }) => (
        <Card
          key={process.id}
          title={process.title}
          href={pathOf(process)}
          tag={shortTag(process, now, t, locale)}
          meta={[unit?.name, organisation?.name].filter(Boolean).join(' · ')}
          footer={counts}
          level={level}
        />
      ))}
    </CardGrid>
  )
}

const EVERYTHING: ListFilter = { stan: 'wszystkie', zasieg: 'gmina' }

function ListFilters({ filter }: { filter: ListFilter }) {
  const { t } = useView()
  const form = { values: { tekst: filter.tekst ?? '', miejsce: filter.miejsce ?? '', zasieg: filter.zasieg, temat: filter.temat ?? '', stan: filter.stan } }
  return (
    <Filters action="/konsultacje" active={Boolean(filter.tekst || filter.miejsce || filter.temat || filter.organizator)}>
      <input type="hidden" name="stan" value={filter.stan} />
      {filter.organizator && <input type="hidden" name="organizator" value={filter.organizator} />}
      <TextField form={form} name="tekst" label={t('consultations.filter.text')} type="search" />
      <TextField form={form} name="miejsce" label={t('consultations.filter.place')} placeholder={t('consultations.filter.place-example')} />
      <SelectField
        form={form}
        name="zasieg"
        label={t('consultations.filter.reach')}
        options={['gmina', 'powiat', '20km'].map((value) => ({ value, label: t(`consultations.filter.reach.${value}`) }))}
      />
      <SelectField form={form} name="temat" label={t('consultations.filter.topic')} empty={t('consultations.filter.any-topic')} options={TOPICS.map((value) => ({ value, label: t(`consultations.topic.${value}`) }))} />
    </Filters>
  )
}

export function listAddress(filter: ListFilter, base = '/konsultacje'): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value && !(name === 'stan' && value === 'trwajace') && !(name === 'zasieg' && value === 'gmina')) query.set(name, value)
  const text = query.toString()
  return text ? `${base}?${text}` : base
}

const feedAddress = (filter: ListFilter) => listAddress({ ...filter, po: undefined }, '/konsultacje/kanal.xml')

export interface ConsultationPageProps {
  process: Process
  consultation: Consultation
  organisation: Organisation | null
  unit: Unit | null
  stages: Stage[]
  documents: (ProcessDocument & { files: Map<string, FileFound> })[]
  updates: Update[]
  announcedIn: AnnouncementPlace[]
  mainActions: { label: string; href: string }[]
  activityCards: VNode[]
  boxes: VNode[]
  area: PreparedArea | null
  /** The reader works on this consultation. */
  workPath: string | null
}

/** The announcement and everything that follows from it, on one page. */
export function ConsultationPage(props: ConsultationPageProps) {
  const { t, now, locale } = useView()
  const { process, organisation, unit, stages, updates, documents } = props
  const phase = phaseOf(process, now)
  return (
    <ThingPage
      title={process.title}
      description={process.summary}
      image={`${pathOf(process)}/obraz.png`}
      unlisted={phase === 'draft'}
      crumbs={[
        { label: t('consultations.list.title'), href: '/konsultacje' },
        ...(unit ? [{ label: unit.name, href: `/konsultacje?stan=wszystkie&miejsce=${unit.code}` }] : []),
      ]}
      status={statusTag(process, now, t, locale)}
      lead={process.summary}
      actions={<MainActions {...props} />}
      aside={<Aside {...props} />}
    >
      {phase === 'draft' && <Notice kind="warning" title={t('consultations.draft.title')}><p>{t('consultations.draft.text')}</p></Notice>}
      {process.cancelledAt && (
        <Notice kind="problem" title={t('consultations.cancelled.title', { date: formatDate(process.cancelledAt, locale) })}>
          <p>{process.cancelledReason}</p>
        </Notice>
      )}
      {process.plainLanguage && <PlainLanguage><RichText markdown={process.plainLanguage} /></PlainLanguage>}
      {(phase === 'reported' || phase === 'effects') && (
        <Notice kind="success" title={t('consultations.reported.title')}>
          <p><Link href={`${pathOf(process)}/raport`}>{t('consultations.reported.link')}</Link></p>
        </Notice>
      )}
      {updates.length > 0 && <Updates updates={updates} />}
      {process.description && <Section title={t('consultations.about')} id="o-sprawie"><RichText markdown={process.description} /></Section>}
      {documents.length > 0 && <Documents {...props} />}
      {props.area && <Section title={t('consultations.area')} id="obszar">{process.areaWords && <p>{process.areaWords}</p>}<AreaMap area={props.area} /></Section>}
      {props.activityCards}
      <Announcement {...props} organisation={organisation} />
    </ThingPage>
  )
}

function MainActions({ mainActions, workPath }: ConsultationPageProps) {
  const { t } = useView()
  if (mainActions.length === 0 && !workPath) return null
  return (
    <>
      {mainActions.map(({ label, href }, index) => (
        <ButtonLink key={href} href={href} variant={index === 0 ? 'primary' : 'secondary'}>{label}</ButtonLink>
      ))}
      {workPath && <ButtonLink href={workPath} variant="quiet" icon="pencil">{t('consultations.work')}</ButtonLink>}
    </>
  )
}

function Aside({ process, consultation, organisation, stages, boxes }: ConsultationPageProps) {
  const { t, now, locale } = useView()
  return (
    <>
      <Box title={t('consultations.where-we-are')}>
        <Timeline items={timelineOf(process, stages, now, t, locale)} />
        <p><Link href={`${pathOf(process)}/kalendarz.ics`} icon="calendar-plus">{t('consultations.calendar')}</Link></p>
      </Box>
      <Box title={t('consultations.who')}>
        <KeyValues
          items={[
            { label: t('consultations.field.organ'), value: consultation.organ },
            { label: t('consultations.field.organisation'), value: organisation && <Link href={`/organizacje/${organisation.slug}`}>{organisation.name}</Link> },
            { label: t('consultations.field.legal-basis'), value: process.legalBasis },
            { label: t('consultations.field.contact'), value: process.contactName },
            { label: t('consultations.field.phone'), value: process.contactPhone && <a href={`tel:${process.contactPhone.replace(/[^+\d]/g, '')}`}>{process.contactPhone}</a> },
            { label: t('consultations.field.email'), value: process.contactEmail && <a href={`mailto:${process.contactEmail}`}>{process.contactEmail}</a> },
          ]}
        />
      </Box>
      {boxes}
      <Box title={t('consultations.share')}>
        <Share href={pathOf(process)} title={process.title} />
        <p><Link href={`${pathOf(process)}/plakat`} icon="printer">{t('consultations.poster')}</Link></p>
      </Box>
    </>
  )
}

function Updates({ updates }: { updates: Update[] }) {
  const { t, locale } = useView()
  const [latest, ...earlier] = updates
  const one = (update: Update) => (
    <article key={update.id} id={`aktualnosc-${update.id}`}>
      <h3>{update.title}</h3>
      <Meta>{formatDate(update.publishedAt, locale)}</Meta>
      <RichText markdown={update.body} />
    </article>
  )
  return (
    <Section title={t('consultations.updates')} id="aktualnosci">
      {latest && one(latest)}
      {earlier.length > 0 && <Details summary={t('consultations.updates.earlier', { count: earlier.length })}>{earlier.map(one)}</Details>}
    </Section>
  )
}

function Documents({ documents }: ConsultationPageProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('consultations.documents')} id="dokumenty">
      {documents.map((document) => {
        const files = document.versions.flatMap((version) => {
          const file = document.files.get(version.fileId)
          if (!file) return []
          const version_ = document.versions.length > 1 ? t('consultations.documents.version', { number: version.number, date: formatDate(version.addedAt, locale) }) : formatDate(version.addedAt, locale)
          return [{ name: document.title, href: file.href, type: file.typeName, size: formatSize(file.size, locale), version: version_, description: version.note || undefined }]
        })
        return (
          <div key={document.id} id={`dokument-${document.id}`}>
            <FileList files={files.slice(0, 1)} />
            {document.description && <RichText markdown={document.description} />}
            {document.plainSummary && <PlainLanguage><RichText markdown={document.plainSummary} /></PlainLanguage>}
            {files.length > 1 && <Details summary={t('consultations.documents.earlier', { count: files.length - 1 })}><FileList files={files.slice(1)} /></Details>}
          </div>
        )
      })}
    </Section>
  )
}

/** Every field of *Ogłoszenie* (law.md 1.8) that is not shown above. */
function Announcement({ process, consultation, unit, stages, announcedIn }: ConsultationPageProps) {
  const { t, locale } = useView()
  return (
    <Section title={t('consultations.announcement')} id="ogloszenie">
      <KeyValues
        items={[
          { label: t('consultations.field.purpose'), value: process.purpose },
          { label: t('consultations.field.open-scope'), value: consultation.openScope },
          { label: t('consultations.field.closed-scope'), value: consultation.closedScope },
          { label: t('consultations.field.addressees'), value: consultation.addressees },
          { label: t('consultations.field.area'), value: [unit && fullName(unit, t), process.areaWords].filter(Boolean).join(', ') },
          { label: t('consultations.field.dates'), value: process.opensAt && process.closesAt && t('consultations.from-to', { from: formatDateTime(process.opensAt, locale), to: formatDateTime(process.closesAt, locale) }) },
          { label: t('consultations.field.how'), value: consultation.howToSubmit && <RichText markdown={consultation.howToSubmit} /> },
          { label: t('consultations.field.report-due'), value: process.reportDueOn && formatDate(process.reportDueOn, locale) },
          { label: t('consultations.field.running-unit'), value: consultation.runningUnit },
          { label: t('consultations.field.ordering-act'), value: consultation.orderingAct },
          { label: t('consultations.field.accessibility'), value: process.accessibility },
          { label: t('consultations.field.announced-in'), value: announcedIn.length > 0 && <AnnouncedIn places={announcedIn} /> },
        ]}
      />
      {stages.some((stage) => stage.place || stage.link) && <Meetings stages={stages} />}
      {consultation.privacyNotice && (
        <Details summary={t('consultations.field.privacy')} id="dane-osobowe"><RichText markdown={consultation.privacyNotice} /></Details>
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
        {stages.filter((stage) => stage.place || stage.link).map((stage) => (
          <li key={stage.id}>
            <strong>{stage.title}</strong>
            {stage.startsAt && `, ${formatDateTime(stage.startsAt, locale)}`}
            {stage.place && `, ${stage.place}`}
            {stage.accessibility && <Meta>{stage.accessibility}</Meta>}
            {stage.link && <p><a href={stage.link} rel="noopener noreferrer">{t('consultations.meetings.link')}</a></p>}
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
          {t(`consultations.place.${place.kind}`)}: {place.link ? <a href={place.link} rel="noopener noreferrer">{place.place}</a> : place.place}, {formatShortDate(place.announcedOn, locale)}
        </li>
      ))}
    </ul>
  )
}

