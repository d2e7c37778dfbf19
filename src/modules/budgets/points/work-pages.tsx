import { writeHours } from '../../../platform/hours.ts'
import type { Form } from '../../../platform/http/index.ts'
import { formatNumber, formatTime, formatWeekday } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Checkbox,
  DateField,
  Details,
  EmptyState,
  Form as FormBlock,
  Hidden,
  Link,
  Section,
  SubmitButton,
  Table,
  Tag,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { pathOf, workPathOf } from '../../processes/index.ts'
import { type Frame, Work } from '../work/frame.tsx'
import { spanWords } from './pages.tsx'
import {
  codeUntil,
  type Device,
  type DeviceState,
  deviceState,
  onDuty,
  openingOf,
  type Shift,
  spansOf,
  type VotingPoint,
} from './rules.ts'

/** Points of an edition with who is on duty now. */
export function PointsWorkPage({
  frame,
  points,
  shifts,
  counts,
  form,
}: {
  frame: Frame
  points: VotingPoint[]
  shifts: Shift[]
  /** By id of a point for devices, by its name for paper. */
  counts: Map<string, number>
  form: Form
}) {
  const { t, now, locale } = useView()
  const home = `${workPathOf(frame.process)}/punkty`
  const ofPoint = (point: VotingPoint) => shifts.filter(({ pointId }) => pointId === point.id)
  return (
    <Work frame={frame} title={t('budgets.work.points')} form={form}>
      <p>{t('budgets.points.work.lead')}</p>
      <Table
        caption={t('budgets.work.points')}
        captionHidden
        rows={points}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('budgets.points.none')}>{t('budgets.points.none.hint')}</EmptyState>}
        columns={[
          {
            label: t('budgets.points.name'),
            names: true,
            cell: ({ id, name }) => <Link href={`${home}/${id}`}>{name}</Link>,
          },
          { label: t('budgets.points.address'), cell: ({ address }) => address },
          {
            label: t('budgets.points.on-duty'),
            cell: (point) => {
              const now_ = onDuty(ofPoint(point), now)
              return now_.length > 0
                ? now_.flatMap(({ people }) => people).join(', ') || t('budgets.points.open-now')
                : t('budgets.points.nobody')
            },
          },
          {
            label: t('budgets.points.devices.count'),
            kind: 'number',
            cell: ({ id }) => formatNumber(counts.get(id) ?? 0, locale),
          },
          {
            label: t('budgets.points.paper.count'),
            kind: 'number',
            cell: ({ name }) => formatNumber(counts.get(name) ?? 0, locale),
          },
        ]}
      />
      {frame.mayEdit && (
        <Section title={t('budgets.points.new')}>
          <FormBlock action={home} label={t('budgets.points.new')}>
            <PointFields form={form} />
            <SubmitButton icon="plus">{t('budgets.points.add')}</SubmitButton>
          </FormBlock>
        </Section>
      )}
    </Work>
  )
}

function PointFields({ form }: { form: Form }) {
  const { t } = useView()
  return (
    <>
      <TextField form={form} name="name" label={t('budgets.points.name')} hint={t('budgets.points.name.hint')} />
      <TextField form={form} name="address" label={t('budgets.points.address')} />
      <TextArea
        form={form}
        name="directions"
        label={t('budgets.points.directions')}
        hint={t('budgets.points.directions.hint')}
        rows={2}
        optional
      />
    </>
  )
}

export interface PointPageProps {
  frame: Frame
  point: VotingPoint
  shifts: Shift[]
  devices: (Device & { code: string })[]
  form: Form
  mayKeyIn: boolean
  /** People vote by an account, so no device of the office serves them. */
  byAccount: boolean
}

/** One point: hours and people of its shifts, devices and their codes. */
export function PointPage(props: PointPageProps) {
  const { t } = useView()
  const { frame, point, form } = props
  const home = `${workPathOf(frame.process)}/punkty/${point.id}`
  return (
    <Work
      frame={frame}
      title={point.name}
      form={form}
      actions={<Link href={`${pathOf(frame.process)}/punkty`}>{t('budgets.points.see')}</Link>}
    >
      <p>
        {point.address}. {point.directions}
      </p>
      <Shifts {...props} home={home} />
      <Devices {...props} home={home} />
      {frame.mayEdit && (
        <Section title={t('budgets.points.change')}>
          <Details
            summary={t('budgets.points.change')}
            open={form.problems.some(({ field }) => ['name', 'address', 'directions'].includes(field))}
          >
            <FormBlock action={home} label={t('budgets.points.change')}>
              <PointFields form={form} />
              <SubmitButton>{t('budgets.save')}</SubmitButton>
            </FormBlock>
            <ActButton action={`${home}/usuniecie`} variant="danger" icon="trash-2">
              {t('budgets.points.remove')}
            </ActButton>
          </Details>
        </Section>
      )}
    </Work>
  )
}

function Shifts({ frame, shifts, form, home }: PointPageProps & { home: string }) {
  const { t, locale } = useView()
  const spans = spansOf(openingOf(shifts))
  return (
    <Section title={t('budgets.points.shifts')}>
      {spans.length > 0 && (
        <p>
          {t('budgets.points.opening')}{' '}
          {spans.map(({ from, to, hours }) => `${spanWords(from, to, locale)}: ${writeHours(hours)}`).join('; ')}.
        </p>
      )}
      <Table
        caption={t('budgets.points.shifts')}
        captionHidden
        dense
        rows={shifts}
        rowId={({ id }) => id}
        empty={<EmptyState title={t('budgets.points.shifts.none')}>{t('budgets.points.shifts.none.hint')}</EmptyState>}
        columns={[
          { label: t('budgets.points.day'), names: true, cell: ({ day }) => formatWeekday(day, locale) },
          { label: t('budgets.points.hours'), cell: (shift) => writeHours([shift]) },
          {
            label: t('budgets.points.people'),
            cell: ({ people }) => people.join(', ') || <Tag kind="warning">{t('budgets.points.people.none')}</Tag>,
          },
          ...(frame.mayEdit
            ? [
                {
                  label: t('budgets.remove'),
                  cell: ({ id }: Shift) => (
                    <ActButton action={`${home}/dyzury/${id}/usuniecie`} variant="quiet">
                      {t('budgets.remove')}
                    </ActButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {frame.mayEdit && (
        <FormBlock action={`${home}/dyzury`} label={t('budgets.points.shifts.add')}>
          <h3>{t('budgets.points.shifts.add')}</h3>
          <p>{t('budgets.points.shifts.how')}</p>
          <DateField form={form} name="from" label={t('budgets.points.from')} />
          <DateField form={form} name="to" label={t('budgets.points.to')} />
          <Checkbox form={form} name="weekdaysOnly" label={t('budgets.points.weekdays')} />
          <TextField
            form={form}
            name="hours"
            label={t('budgets.points.hours')}
            hint={t('budgets.points.hours.hint')}
            width="medium"
          />
          <TextArea
            form={form}
            name="people"
            label={t('budgets.points.people')}
            hint={t('budgets.points.people.hint')}
            rows={3}
            optional
          />
          <SubmitButton variant="secondary" icon="plus">
            {t('budgets.points.shifts.add')}
          </SubmitButton>
        </FormBlock>
      )}
    </Section>
  )
}

const STATE_TAGS: Record<DeviceState, 'soon' | 'warning' | 'open' | 'neutral'> = {
  waiting: 'soon',
  late: 'warning',
  working: 'open',
  ended: 'neutral',
}

function Devices({ frame, devices, form, mayKeyIn, byAccount, home }: PointPageProps & { home: string }) {
  const { t, now, locale } = useView()
  return (
    <Section title={t('budgets.points.devices')} id="urzadzenia">
      <p>{t(byAccount ? 'budgets.points.devices.account' : 'budgets.points.devices.how')}</p>
      {devices.length > 0 && (
        <Table
          caption={t('budgets.points.devices')}
          captionHidden
          rows={devices}
          rowId={({ id }) => id}
          columns={[
            { label: t('budgets.points.device'), names: true, cell: ({ name }) => name },
            {
              label: t('budgets.stage'),
              cell: (device) => {
                const state = deviceState(device, now)
                return <Tag kind={STATE_TAGS[state]}>{t(`budgets.points.device.${state}`)}</Tag>
              },
            },
            {
              label: t('budgets.points.join.code'),
              cell: (device) =>
                mayKeyIn && deviceState(device, now) === 'waiting' ? (
                  <>
                    <strong class="ballots-code">{device.code}</strong>{' '}
                    {t('budgets.points.code.until', { time: formatTime(codeUntil(device), locale) })}
                  </>
                ) : (
                  ''
                ),
            },
            ...(mayKeyIn
              ? [
                  {
                    label: t('budgets.points.device.end'),
                    cell: ({ id, endedAt }: Device) =>
                      endedAt ? (
                        ''
                      ) : (
                        <ActButton action={`${home}/urzadzenia/${id}/koniec`} variant="quiet">
                          {t('budgets.points.device.end')}
                        </ActButton>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayKeyIn && !byAccount && (
        <FormBlock action={`${home}/urzadzenia`} label={t('budgets.points.device.add')}>
          <Hidden name="key" value={String(form.values.key ?? '')} />
          <p>
            {t('budgets.points.device.where')} <code>{`${pathOf(frame.process)}/punkt`}</code>
          </p>
          <TextField
            form={form}
            name="device"
            label={t('budgets.points.device')}
            hint={t('budgets.points.device.hint')}
            width="medium"
          />
          <SubmitButton variant="secondary" icon="plus">
            {t('budgets.points.device.add')}
          </SubmitButton>
        </FormBlock>
      )}
    </Section>
  )
}
