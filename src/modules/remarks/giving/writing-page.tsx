import type { Form } from '../../../platform/http/index.ts'
import { formatDateTime } from '../../../platform/texts/index.ts'
import {
  Details,
  FileField,
  Form as FormBlock,
  Hidden,
  Honeypot,
  Notice,
  QuestionPage,
  SubmitButton,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts'
import { PlaceInput, type Point, type Unit } from '../../places/index.ts'
import { type Process, pathOf } from '../../processes/index.ts'
import type { IntakeSettings } from '../ports.ts'
import { LONGEST_BODY } from '../rules.ts'
import { SigningFields } from './signing.tsx'

interface WritingProps {
  process: Process
  settings: IntakeSettings
  form: Form
  formKey: string
  shown: string
  /** The unit whose picture a spot may be marked on. */
  unit: Unit | null
  spot: Point | null
}

/** "Napisz, co o tym myślisz": the one screen of giving a remark. */
export function WritingPage({ process, settings, form, formKey, shown, unit, spot }: WritingProps) {
  const { t, locale } = useView()
  return (
    <QuestionPage
      title={t('remarks.give.title')}
      caption={process.title}
      back={{ label: t('remarks.give.back'), href: pathOf(process) }}
      form={form}
      islands={['wiec-draft', 'wiec-count', ...(unit ? (['wiec-spot'] as const) : [])]}
      unlisted
    >
      <p>
        {t('remarks.give.lead')}{' '}
        {process.closesAt && t('remarks.give.until', { date: formatDateTime(process.closesAt, locale) })}
      </p>
      {settings.moderation === 'before' && (
        <Notice>
          <p>{t('remarks.give.moderated')}</p>
        </Notice>
      )}
      <FormBlock
        action={`${pathOf(process)}/uwagi/nowa`}
        files={settings.takesAttachments}
        draft={`uwaga-${process.slug}`}
      >
        <Hidden name="formKey" value={formKey} />
        <Hidden name="shown" value={shown} />
        <Honeypot name="website" />
        <TextArea
          form={form}
          name="body"
          label={t('remarks.form.body')}
          hint={t('remarks.form.body.hint')}
          rows={9}
          limit={LONGEST_BODY}
        />
        <Details
          summary={t('remarks.form.more')}
          open={Boolean(form.values.quotation || form.values.placeWords || spot || form.values['pick.x'])}
        >
          <TextArea
            form={form}
            name="quotation"
            label={t('remarks.form.quotation')}
            hint={t('remarks.form.quotation.hint')}
            rows={3}
            optional
          />
          {settings.takesPlace && (
            <TextField
              form={form}
              name="placeWords"
              label={t('remarks.form.place')}
              hint={t('remarks.form.place.hint')}
              optional
            />
          )}
          {unit && <SpotPicker {...{ form, unit, spot }} />}
          {settings.takesAttachments && (
            <FileField
              form={form}
              name="attachments"
              label={t('remarks.form.attachments')}
              hint={t('remarks.form.attachments.hint')}
              accept="image/*,.pdf,.docx,.odt"
              multiple
              optional
            />
          )}
        </Details>
        <SigningFields form={form} settings={settings} />
        <SubmitButton icon="send">{t('remarks.give.send')}</SubmitButton>
      </FormBlock>
    </QuestionPage>
  )
}

/** The picture of the area: pressing it marks the spot, with script at once, without it by sending the form for that. */
function SpotPicker({ form, unit, spot }: { form: Form; unit: Unit; spot: Point | null }) {
  const { t } = useView()
  return (
    <wiec-spot data-marked={t('remarks.form.spot.marked')} data-remove={t('remarks.form.spot.remove')}>
      <p>{t('remarks.form.spot.hint')}</p>
      <p role="status">{spot && t('remarks.form.spot.marked')}</p>
      <Hidden name="spot" value={spot ? String(form.values.spot) : ''} />
      <PlaceInput unit={unit} name="pick" chosen={spot} />
    </wiec-spot>
  )
}
