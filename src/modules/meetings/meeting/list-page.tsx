import { z } from 'zod'
import { isId } from '../../../platform/ids.ts'
import {
  EmptyState,
  FeedLinks,
  Filters,
  Link,
  ListPage,
  Notice,
  Pager,
  SelectField,
  Tabs,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { fullName, type Unit } from '../../places/index.ts'
import { OWN } from '../calendar/own-actions.ts'
import { HOME, KINDS, type Meeting } from '../rules.ts'
import type { LaterDates } from '../series/store.ts'
import { MeetingCards } from './cards.tsx'

export const ListQuery = z.object({
  kiedy: z.enum(['ahead', 'past']).default('ahead'),
  rodzaj: z.enum(KINDS).optional(),
  /** A place by its name or code. */
  miejsce: z.string().trim().max(80).default(''),
  /** With those near it. */
  blisko: z
    .literal('1')
    .optional()
    .transform((value) => value === '1'),
  organizator: z.string().refine(isId).optional(),
  po: z.string().optional(),
})

export type ListFilter = Omit<z.infer<typeof ListQuery>, 'po'>

interface MeetingListProps {
  meetings: Meeting[]
  next: string | null
  filter: ListFilter
  /** The place that was meant. */
  unit: Unit | null
  count: number
  later: LaterDates
  /** The gmina this reader chose to see first. */
  near: Unit | null
}

const queryOf = (filter: ListFilter, po?: string) => {
  const query = new URLSearchParams()
  if (filter.kiedy === 'past') query.set('kiedy', 'past')
  if (filter.rodzaj) query.set('rodzaj', filter.rodzaj)
  if (filter.miejsce) query.set('miejsce', filter.miejsce)
  if (filter.blisko) query.set('blisko', '1')
  if (filter.organizator) query.set('organizator', filter.organizator)
  if (po) query.set('po', po)
  return query
}

const addressOf = (filter: ListFilter, po?: string, home = HOME) => {
  const query = queryOf(filter, po)
  return query.size > 0 ? `${home}?${query}` : home
}

export function MeetingListPage({ meetings, next, filter, unit, count, near, later }: MeetingListProps) {
  const { t } = useView()
  const { kiedy: when, rodzaj, miejsce, blisko } = filter
  const nearMe = near !== null && blisko && miejsce === near.code
  const tabs = [
    ...(['ahead', 'past'] as const).map((each) => ({
      label: t(`meetings.list.${each}`),
      href: addressOf(nearMe ? { ...filter, kiedy: each, miejsce: '', blisko: false } : { ...filter, kiedy: each }),
      current: each === when && !nearMe,
    })),
    ...(near
      ? [
          {
            label: t('meetings.list.near', { place: near.name }),
            href: addressOf({ ...filter, kiedy: 'ahead', miejsce: near.code, blisko: true }),
            current: nearMe,
          },
        ]
      : []),
  ]
  const form = { values: { rodzaj: rodzaj ?? '', miejsce: unit && /^\d+$/.test(miejsce) ? unit.name : miejsce } }
  return (
    <ListPage
      title={t('meetings.meetings')}
      lead={t('meetings.lead')}
      actions={
        <Link href={OWN} icon="calendar">
          {t('meetings.list.own')}
        </Link>
      }
      tabs={<Tabs label={t('meetings.list.when')} items={tabs} />}
      filters={
        <Filters action={HOME} active={Boolean(rodzaj || miejsce || filter.organizator)}>
          {when === 'past' && <input type="hidden" name="kiedy" value="past" />}
          {filter.organizator && <input type="hidden" name="organizator" value={filter.organizator} />}
          <SelectField
            form={form}
            name="rodzaj"
            label={t('meetings.list.kind')}
            empty={t('meetings.list.every')}
            options={KINDS.map((kind) => ({ value: kind, label: t(`meetings.kind.${kind}`) }))}
          />
          <TextField
            form={form}
            name="miejsce"
            label={t('meetings.list.place')}
            hint={t('meetings.list.place.hint')}
            width="medium"
          />
        </Filters>
      }
      count={[
        t('meetings.list.count', { count }),
        unit && t('meetings.list.in', { place: fullName(unit, t) }),
        later.size > 0 && t('meetings.series.once'),
      ]
        .filter(Boolean)
        .join(' · ')}
      pager={<Pager next={next ? addressOf(filter, next) : undefined} />}
      feeds={[{ title: t('meetings.meetings'), href: `${HOME}/kanal.xml` }]}
      outputs={
        <>
          <Link
            href={addressOf({ ...filter, kiedy: 'ahead' }, undefined, `${HOME}/kalendarz.ics`)}
            icon="calendar-plus"
          >
            {t('meetings.list.calendar')}
          </Link>
          <FeedLinks href={`${HOME}/kanal.xml`} />
        </>
      }
    >
      {miejsce && !unit && <Notice kind="warning" title={t('meetings.list.place-unknown', { place: miejsce })} />}
      {meetings.length === 0 && (
        <EmptyState title={t(`meetings.list.none.${when}`)} icon="calendar">
          <p>{t('meetings.list.none.hint')}</p>
        </EmptyState>
      )}
      <MeetingCards meetings={meetings} level={2} later={later} />
    </ListPage>
  )
}
