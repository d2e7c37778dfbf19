import type { Form } from '../../../platform/http/index.ts'
import { formatShortDate } from '../../../platform/texts/index.ts'
import {
  ButtonLink,
  Checkbox,
  ConfirmPage,
  DateField,
  Details,
  EmailField,
  EmptyState,
  FileField,
  Form as FormBlock,
  Hidden,
  Link,
  Meta,
  Notice,
  RadioGroup,
  Section,
  SelectField,
  SubmitButton,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { acceptOf } from '../../media/index.ts'
import { workPathOf } from '../../processes/index.ts'
import type { Frame } from '../frame.ts'
import { ENTERED_CHANNELS, type Remark } from '../rules.ts'
import { RemarksWork, shortened } from '../work-page.tsx'
import { LONGEST_LETTER, SCAN_KINDS, takesLetters } from './rules.ts'

interface EnteringProps {
  frame: Frame
  form: Form
  /** Somebody who has just saved one letter goes on with the next. */
  next: boolean
  entries: Remark[]
  enteredToday: number
}

/** "Wprowadź": letter after letter by keyboard alone, with the last ten beside. */
export function EnteringPage({ frame, form, next, entries, enteredToday }: EnteringProps) {
  const { t } = useView()
  const home = workPathOf(frame.process)
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.enter.title')}
      form={form}
      islands={['wiec-keys', 'wiec-count', 'wiec-confirm-leave']}
      actions={
        <ButtonLink href={`${home}/import`} variant="secondary" icon="upload">
          {t('remarks.enter.import')}
        </ButtonLink>
      }
    >
      {takesLetters(frame.process) ? (
        <>
          <p>{t('remarks.enter.lead')}</p>
          <LetterForm
            action={`${home}/wprowadzanie`}
            form={form}
            focus={next && form.problems.length === 0}
            button={t('remarks.enter.save')}
            scans
          />
          <Meta>{t('remarks.enter.keys')}</Meta>
        </>
      ) : (
        <Notice>
          <p>{t('refusal.process-takes-no-letters')}</p>
        </Notice>
      )}
      <Section title={t('remarks.enter.last')} count={t('remarks.enter.today', { count: enteredToday })}>
        <LastEntries home={`${home}/wprowadzanie`} entries={entries} />
      </Section>
    </RemarksWork>
  )
}

interface LetterFormProps {
  action: string
  form: Form
  focus?: boolean
  button: string
  scans?: boolean
}

function LetterForm({ action, form, focus = false, button, scans = false }: LetterFormProps) {
  const { t } = useView()
  const kinds = ['person', 'organisation', 'anonymous'] as const
  return (
    <wiec-keys>
      <FormBlock action={action} files={scans} confirmLeave>
        <Hidden name="formKey" value={String(form.values.formKey ?? '')} />
        <TextArea
          form={form}
          name="body"
          label={t('remarks.enter.form.body')}
          rows={8}
          limit={LONGEST_LETTER}
          autofocus={focus}
        />
        <SelectField
          form={form}
          name="channel"
          label={t('remarks.enter.form.channel')}
          options={ENTERED_CHANNELS.map((value) => ({ value, label: t(`remarks.channel.${value}`) }))}
        />
        <DateField
          form={form}
          name="receivedOn"
          label={t('remarks.enter.form.received')}
          hint={t('remarks.enter.form.received.hint')}
        />
        <RadioGroup
          form={form}
          name="authorKind"
          label={t('remarks.enter.form.author')}
          inline
          options={kinds.map((value) => ({ value, label: t(`remarks.enter.author.${value}`) }))}
        />
        <TextField
          form={form}
          name="authorName"
          label={t('remarks.enter.form.name')}
          hint={t('remarks.enter.form.name.hint')}
          width="medium"
          autocomplete="off"
          optional
        />
        <TextField
          form={form}
          name="organisationName"
          label={t('remarks.enter.form.organisation')}
          hint={t('remarks.enter.form.organisation.hint')}
          width="medium"
          autocomplete="off"
          optional
        />
        <Checkbox form={form} name="consent" label={t('remarks.enter.form.consent')} />
        <TextField
          form={form}
          name="signature"
          label={t('remarks.enter.form.signature')}
          hint={t('remarks.enter.form.signature.hint')}
          width="medium"
          autocomplete="off"
          optional
        />
        <Details
          summary={t('remarks.enter.form.more')}
          open={Boolean(form.values.quotation || form.values.placeWords || form.values.email)}
        >
          <TextArea form={form} name="quotation" label={t('remarks.form.quotation')} rows={2} optional />
          <TextField form={form} name="placeWords" label={t('remarks.form.place')} optional />
          <EmailField
            form={form}
            name="email"
            label={t('remarks.enter.form.email')}
            hint={t('remarks.enter.form.email.hint')}
            optional
          />
          {scans && (
            <FileField
              form={form}
              name="scan"
              label={t('remarks.enter.form.scan')}
              hint={t('remarks.enter.form.scan.hint')}
              accept={acceptOf(SCAN_KINDS)}
              multiple
              optional
            />
          )}
        </Details>
        <SubmitButton icon="save">{button}</SubmitButton>
      </FormBlock>
    </wiec-keys>
  )
}

function LastEntries({ home, entries }: { home: string; entries: Remark[] }) {
  const { t, locale } = useView()
  return (
    <Table
      caption={t('remarks.enter.last')}
      captionHidden
      dense
      rows={entries}
      rowId={(entry) => entry.id}
      columns={[
        { label: t('remarks.decide.number'), kind: 'code', cell: (entry) => entry.reference },
        {
          label: t('remarks.decide.text'),
          names: true,
          cell: (entry) =>
            entry.settledAt ? (
              shortened(entry.body, 80)
            ) : (
              <Link href={`${home}/${entry.reference}`}>{shortened(entry.body, 80)}</Link>
            ),
        },
        {
          label: t('remarks.decide.channel'),
          cell: (entry) =>
            `${t(`remarks.channel.${entry.channel}`)}, ${formatShortDate(entry.receivedAt, locale)}${entry.late ? ` (${t('remarks.late')})` : ''}`,
        },
        {
          label: t('remarks.enter.who'),
          cell: (entry) => entry.organisationName ?? entry.authorName ?? t('remarks.enter.author.anonymous'),
        },
        {
          label: t('remarks.enter.act'),
          cell: (entry) =>
            entry.settledAt ? (
              t('remarks.enter.settled')
            ) : (
              <Link
                href={`${home}/${entry.reference}/cofniecie`}
                label={t('remarks.enter.undo-what', { reference: entry.reference })}
              >
                {t('remarks.enter.undo')}
              </Link>
            ),
        },
      ]}
      empty={<EmptyState title={t('remarks.enter.empty')}>{t('remarks.enter.empty-hint')}</EmptyState>}
    />
  )
}

/** Mending one's own entry. */
export function CorrectionPage({ frame, entry, form }: { frame: Frame; entry: Remark; form: Form }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/wprowadzanie`
  return (
    <RemarksWork
      frame={frame}
      title={t('remarks.enter.correct', { reference: entry.reference })}
      form={form}
      islands={['wiec-keys', 'wiec-count', 'wiec-confirm-leave']}
    >
      <LetterForm action={`${home}/${entry.reference}`} form={form} button={t('remarks.edit.save')} />
      <p>
        <Link href={home} icon="arrow-left">
          {t('remarks.enter.back')}
        </Link>
      </p>
    </RemarksWork>
  )
}

export function RemovalPage({ frame, entry }: { frame: Frame; entry: Remark }) {
  const { t } = useView()
  const home = `${workPathOf(frame.process)}/wprowadzanie`
  return (
    <ConfirmPage
      title={t('remarks.enter.undo-title', { reference: entry.reference })}
      caption={frame.process.title}
      action={`${home}/${entry.reference}/cofniecie`}
      button={t('remarks.enter.undo-button')}
      back={{ label: t('remarks.enter.back'), href: home }}
      danger
    >
      <p>{t('remarks.enter.undo-text')}</p>
      <blockquote>{shortened(entry.body, 300)}</blockquote>
    </ConfirmPage>
  )
}
