import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Checkbox,
  EmptyState,
  Form as FormBlock,
  Link,
  Notice,
  NumberField,
  Pager,
  RadioGroup,
  Section,
  SubmitButton,
  Table,
  Tabs,
  Tag,
  type TagProps,
  useView,
} from '../../../ui/index.ts'
import { type PaperFrame, printPath } from './frame.ts'
import { numberOf } from './print.ts'
import { SHEET_STATES, type SheetState, stateOf } from './rules.ts'
import type { ListedSheet } from './store.ts'
import { PaperWork } from './work-page.tsx'

export interface SheetListProps {
  frame: PaperFrame
  counts: Record<SheetState, number>
  state: SheetState | null
  sheets: ListedSheet[]
  next: string | null
  /** Sheets just made, to take them away at once. */
  made: { from: number; to: number } | null
  doubleEntry: boolean
  mayDesign: boolean
  me: string | null
  form: Form
}

/** All sheets of a form by state, how to print more, and how they are entered. */
export function SheetListPage(props: SheetListProps) {
  const { frame, counts, state, made } = props
  const { t } = useView()
  const tab = (of: SheetState | null) => ({
    label: t(of ? `paper.tab.${of}` : 'paper.list.all'),
    href: of ? `${frame.home}?stan=${of}` : frame.home,
    current: of === state,
    count: of ? counts[of] : SHEET_STATES.reduce((sum, one) => sum + counts[one], 0),
  })
  return (
    <PaperWork
      frame={frame}
      title={t('paper.list.title')}
      form={props.form}
      actions={
        <ButtonLink href={`${frame.home}/wpisywanie`} icon="pencil">
          {t('paper.list.enter')}
        </ButtonLink>
      }
    >
      <p>{t('paper.list.lead')}</p>
      {made && <MadeNotice home={frame.home} {...made} />}
      <Tabs label={t('paper.list.tabs')} items={[tab(null), ...SHEET_STATES.map(tab)]} />
      <Sheets {...props} />
      <Pager next={props.next ? `${frame.home}?${query(state, props.next)}` : undefined} />
      <Printing frame={frame} form={props.form} any={counts.printed + counts.second + counts.compare > 0} />
      <Setting {...props} />
    </PaperWork>
  )
}

const query = (state: SheetState | null, after: string) =>
  new URLSearchParams({ ...(state ? { stan: state } : {}), po: after }).toString()

const TAGS: Record<SheetState, TagProps['kind']> = {
  printed: 'neutral',
  second: 'soon',
  compare: 'warning',
  kept: 'done',
  invalid: 'problem',
}

function Sheets({ frame, sheets, me }: SheetListProps) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('paper.list.caption')}
      captionHidden
      dense
      rows={sheets}
      rowId={({ id }) => id}
      columns={[
        { label: t('paper.list.number'), kind: 'code', names: true, cell: ({ number }) => numberOf(number) },
        {
          label: t('paper.list.state'),
          cell: (sheet) => {
            const state = stateOf(sheet, sheet.entries)
            const reason = sheet.invalidReason ? `: ${t(`paper.sheet-reason.${sheet.invalidReason}`)}` : ''
            return (
              <Tag kind={TAGS[state]}>
                {t(`paper.state.${state}`)}
                {reason}
              </Tag>
            )
          },
        },
        { label: t('paper.list.made'), kind: 'code', cell: ({ madeAt }) => formatShortDate(madeAt, locale) },
        { label: t('paper.list.act'), cell: (sheet) => <NextAct home={frame.home} sheet={sheet} me={me} /> },
      ]}
      empty={<EmptyState title={t('paper.list.empty')}>{t('paper.list.empty-hint')}</EmptyState>}
    />
  )
}

function NextAct({ home, sheet, me }: { home: string; sheet: ListedSheet; me: string | null }) {
  const { t } = useView()
  const number = numberOf(sheet.number)
  const path = `${home}/karty/${sheet.number}`
  const state = stateOf(sheet, sheet.entries)
  if (state === 'compare')
    return (
      <Link href={`${path}/porownanie`} label={t('paper.list.compare-what', { number })}>
        {t('paper.list.compare')}
      </Link>
    )
  if (state === 'second' && me !== null && sheet.enteredBy.includes(me)) return <>{t('paper.list.others-turn')}</>
  if (state === 'printed' || state === 'second')
    return (
      <Link href={path} label={t('paper.list.enter-what', { number })}>
        {t('paper.list.enter-one')}
      </Link>
    )
  return (
    <Link href={path} label={t('paper.list.show-what', { number })}>
      {t('paper.list.show')}
    </Link>
  )
}

function MadeNotice({ home, from, to }: { home: string; from: number; to: number }) {
  const { t } = useView()
  return (
    <Notice kind="success">
      <p>
        {from === to
          ? t('paper.make.one', { number: numberOf(from) })
          : t('paper.make.range', { from: numberOf(from), to: numberOf(to) })}
      </p>
      <p>
        <ButtonLink href={`${home}/karty.pdf?od=${from}&do=${to}`} icon="download">
          {t('paper.make.download')}
        </ButtonLink>
      </p>
    </Notice>
  )
}

function Printing({ frame, form, any }: { frame: PaperFrame; form: Form; any: boolean }) {
  const { t, url } = useView()
  return (
    <Section title={t('paper.make.title')}>
      <FormBlock action={frame.home}>
        <NumberField form={form} name="count" label={t('paper.make.count')} hint={t('paper.make.count.hint')} />
        <RadioGroup
          form={form}
          name="language"
          label={t('paper.make.language')}
          inline
          options={(['pl', 'en'] as const).map((value) => ({ value, label: t(`paper.make.${value}`) }))}
        />
        <SubmitButton variant="secondary">{t('paper.make.button')}</SubmitButton>
      </FormBlock>
      {any && (
        <form class="ui-inline-form" method="get" action={url(`${frame.home}/karty.pdf`)}>
          <label for="od">{t('paper.make.from')}</label>
          <input class="ds-input ui-input-short" id="od" name="od" inputMode="numeric" />
          <label for="do">{t('paper.make.to')}</label>
          <input class="ds-input ui-input-short" id="do" name="do" inputMode="numeric" />
          <SubmitButton variant="secondary">{t('paper.make.again')}</SubmitButton>
        </form>
      )}
      <p>
        <Link href={`${printPath(frame.form)}.pdf`} icon="file-text">
          {t('paper.make.blank')}
        </Link>{' '}
        {t('paper.make.blank-hint')}
      </p>
    </Section>
  )
}

function Setting({ frame, doubleEntry, mayDesign }: SheetListProps) {
  const { t } = useView()
  const form = { values: { doubleEntry: doubleEntry ? 'tak' : '' } }
  return (
    <Section title={t('paper.settings.title')}>
      {mayDesign ? (
        <FormBlock action={`${frame.home}/ustawienia`}>
          <Checkbox form={form} name="doubleEntry" label={t('paper.settings.on')} hint={t('paper.settings.hint')} />
          <SubmitButton variant="secondary">{t('paper.settings.save')}</SubmitButton>
        </FormBlock>
      ) : (
        <p>{t(doubleEntry ? 'paper.settings.is-on' : 'paper.settings.is-off')}</p>
      )}
    </Section>
  )
}
