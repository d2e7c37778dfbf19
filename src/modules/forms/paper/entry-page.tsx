import type { Form } from '../../../platform/http/index.ts'
import {
  ActButton,
  Checkbox,
  DateField,
  Details,
  FileField,
  Form as FormBlock,
  Notice,
  Section,
  SelectField,
  SubmitButton,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf } from '../../media/index.ts'
import type { Version } from '../rules.ts'
import type { PaperFrame } from './frame.ts'
import { numberOf } from './print.ts'
import { CHOSEN_REASONS, type Sheet, type Understood } from './rules.ts'
import { type Slot, slotsOf } from './slots.ts'
import { ANSWER_REASONS } from './typing.ts'
import { BackToList, PaperWork } from './work-page.tsx'

/** A scan is for the team: people write names and addresses on paper. */
export const SCAN_KINDS = ['image', 'pdf'] as const

/** Which sheet is in the hand: its number, or the address in its code as a reader types it. */
export function PickPage({ frame, form }: { frame: PaperFrame; form: Form }) {
  const { t } = useView()
  return (
    <PaperWork frame={frame} title={t('paper.pick.title')} form={form}>
      <FormBlock action={`${frame.home}/wpisywanie`}>
        <TextField
          form={form}
          name="sheet"
          label={t('paper.pick.number')}
          hint={t('paper.pick.hint')}
          width="medium"
          autocomplete="off"
        />
        <SubmitButton icon="arrow-right">{t('paper.pick.button')}</SubmitButton>
      </FormBlock>
      <Section title={t('paper.pick.unnumbered')}>
        <p>{t('paper.pick.unnumbered-hint')}</p>
        <ActButton action={`${frame.home}/bez-numeru`} variant="secondary">
          {t('paper.pick.give')}
        </ActButton>
      </Section>
      <BackToList frame={frame} />
    </PaperWork>
  )
}

interface EntryProps {
  frame: PaperFrame
  sheet: Sheet
  version: Version
  /** Whether somebody else has entered it before. */
  second: boolean
  form: Form
  /** What was understood of what was typed, once it was checked. */
  read: Understood | null
}

/** One sheet by codes: a field for each place on the paper, in its order. Ctrl+Enter saves and shows the next one. */
export function SheetEntryPage({ frame, sheet, version, second, form, read }: EntryProps) {
  const { t, locale } = useView()
  const slots = slotsOf(version.definition, locale)
  const broken = read !== null && (Object.keys(read.reasons).length > 0 || read.invalid !== null)
  return (
    <PaperWork
      frame={frame}
      title={t('paper.enter.title', { number: numberOf(sheet.number) })}
      form={form}
      islands={['wiec-keys', 'wiec-codes', 'wiec-confirm-leave']}
    >
      <p>{t('paper.enter.version', { version: version.number })}</p>
      {second && (
        <Notice>
          <p>{t('paper.enter.second')}</p>
        </Notice>
      )}
      <EntryHelp />
      {read && !broken && form.problems.length === 0 && (
        <Notice kind="success" live>
          <p>{t('paper.enter.checked')}</p>
        </Notice>
      )}
      <wiec-keys>
        <wiec-codes data-definition={JSON.stringify(version.definition)}>
          <FormBlock action={`${frame.home}/karty/${sheet.number}`} files confirmLeave>
            {/* What Enter presses without script: it checks and keeps nothing. */}
            <button class="ui-unseen" type="submit" name="act" value="check" tabIndex={-1}>
              {t('paper.enter.check')}
            </button>
            <DateField
              form={form}
              name="receivedOn"
              label={t('paper.enter.received')}
              hint={t('paper.enter.received.hint')}
            />
            {slots.map((slot) => (
              <SlotField key={slot.name} slot={slot} form={form} />
            ))}
            <SelectField
              form={form}
              name="invalidReason"
              label={t('paper.enter.invalid')}
              empty={t('paper.enter.valid')}
              options={CHOSEN_REASONS.map((value) => ({ value, label: t(`paper.sheet-reason.${value}`) }))}
            />
            <FileField
              form={form}
              name="scan"
              label={t('paper.enter.scan')}
              hint={t('paper.enter.scan.hint')}
              accept={acceptOf(SCAN_KINDS)}
              multiple
              optional
            />
            {read && broken && <Broken read={read} version={version} form={form} />}
            <div class="ui-actions">
              <SubmitButton icon="save" name="act" value="save">
                {t('paper.enter.save')}
              </SubmitButton>
              <SubmitButton variant="secondary" name="act" value="check">
                {t('paper.enter.check')}
              </SubmitButton>
            </div>
          </FormBlock>
        </wiec-codes>
      </wiec-keys>
      <BackToList frame={frame} />
    </PaperWork>
  )
}

function EntryHelp() {
  const { t } = useView()
  const reasons = ANSWER_REASONS.map((reason, index) =>
    t('paper.enter.mark', { number: index + 1, reason: t(`paper.reason.${reason}`) }),
  )
  return (
    <Details summary={t('paper.enter.help')}>
      <ul>
        <li>{t('paper.enter.help.codes')}</li>
        <li>{t('paper.enter.help.skip')}</li>
        <li>{t('paper.enter.help.marks', { reasons: reasons.join(', ') })}</li>
        <li>{t('paper.enter.help.keys')}</li>
      </ul>
    </Details>
  )
}

function SlotField({ slot, form }: { slot: Slot; form: Form }) {
  const { t } = useView()
  const hint = slot.options.map((option) => t('paper.enter.options', option)).join(' · ')
  return (
    <TextField
      form={form}
      name={slot.name}
      label={t('paper.question', { code: slot.code, label: slot.label })}
      hint={hint || undefined}
      width={slot.kind === 'long-text' ? 'full' : slot.kind === 'text' ? 'medium' : 'short'}
      inputMode={slot.kind === 'number' ? 'decimal' : undefined}
      autocomplete="off"
      spellcheck={slot.kind === 'text' || slot.kind === 'long-text'}
    />
  )
}

/** What will not count, and the one box that says it is so on paper. */
function Broken({ read, version, form }: { read: Understood; version: Version; form: Form }) {
  const { t, locale } = useView()
  const codes = new Map(slotsOf(version.definition, locale).map(({ question, code }) => [question, code.split('.')[0]]))
  const reasons = Object.entries(read.reasons)
  return (
    <Notice kind="warning" title={t('paper.enter.broken')} live>
      {(read.invalid === 'late' || read.invalid === 'no-consent' || read.invalid === 'empty') && (
        <p>{t(`paper.enter.${read.invalid}`)}</p>
      )}
      {reasons.length > 0 && (
        <>
          <p>{t('paper.enter.broken.text')}</p>
          <ul>
            {reasons.map(([question, reason]) => (
              <li key={question}>
                {t('paper.enter.line', { code: codes.get(question) ?? '', reason: t(`paper.reason.${reason}`) })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Checkbox form={form} name="asOnPaper" label={t('paper.enter.as-on-paper')} />
    </Notice>
  )
}
