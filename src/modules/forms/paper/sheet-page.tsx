import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  FileField,
  FileList,
  Form as FormBlock,
  KeyValues,
  Notice,
  Section,
  SubmitButton,
  useView,
} from '../../../ui/index.ts'
import { acceptOf } from '../../media/index.ts'
import type { Version } from '../rules.ts'
import { SCAN_KINDS } from './entry-page.tsx'
import type { PaperFrame } from './frame.ts'
import { numberOf } from './print.ts'
import { type Sheet, stateOf } from './rules.ts'
import { BackToList, PaperWork } from './work-page.tsx'

interface SheetProps {
  frame: PaperFrame
  sheet: Sheet
  version: Version
  entries: number
  /** This person entered it and waits for somebody else. */
  own: boolean
  scans: { name: string; href: string; type: string; size: string }[]
  form: Form
}

/** What became of a sheet, with its scans. */
export function SheetPage({ frame, sheet, version, entries, own, scans, form }: SheetProps) {
  const { t, locale } = useView()
  const state = stateOf(sheet, entries)
  return (
    <PaperWork frame={frame} title={t('paper.enter.title', { number: numberOf(sheet.number) })} form={form}>
      {own && (
        <Notice>
          <p>{t('paper.enter.own')}</p>
        </Notice>
      )}
      <KeyValues
        items={[
          { label: t('paper.list.state'), value: t(`paper.state.${state}`) },
          {
            label: t('paper.sheet.reason'),
            value: sheet.invalidReason && t(`paper.sheet-reason.${sheet.invalidReason}`),
          },
          { label: t('paper.sheet.version'), value: String(version.number) },
          { label: t('paper.sheet.made'), value: formatShortDate(sheet.madeAt, locale) },
          { label: t('paper.sheet.settled'), value: sheet.settledAt && formatShortDate(sheet.settledAt, locale) },
          { label: t('paper.sheet.entries'), value: entries > 0 && String(entries) },
        ]}
      />
      <Section title={t('paper.sheet.scans')}>
        {scans.length > 0 ? <FileList files={scans} /> : <p>{t('paper.sheet.no-scans')}</p>}
        <FormBlock action={`${frame.home}/karty/${sheet.number}/skan`} files>
          <FileField
            form={form}
            name="scan"
            label={t('paper.enter.scan')}
            hint={t('paper.enter.scan.hint')}
            accept={acceptOf(SCAN_KINDS)}
          />
          <SubmitButton variant="secondary" icon="upload">
            {t('paper.sheet.attach')}
          </SubmitButton>
        </FormBlock>
      </Section>
      <BackToList frame={frame} />
    </PaperWork>
  )
}
