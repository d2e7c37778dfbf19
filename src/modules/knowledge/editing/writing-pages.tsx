import type { ComponentChildren } from 'preact'
import { dateOf } from '../../../platform/clock.ts'
import { formatDate, formatDateTime } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  DateField,
  type Desk,
  Details,
  Form,
  type FormState,
  Link,
  Notice,
  NumberField,
  QuestionPage,
  Section,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { DESK, isStale, KINDS, type Kind, pathOf, type Text, TOOLS, type Version, workPathOf } from '../rules.ts'

export function NewTextPage({ form }: { form: FormState }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={t('knowledge.desk.new')}
      form={form}
      back={{ label: t('knowledge.desk'), href: DESK }}
      unlisted
    >
      <Form action={`${DESK}/nowy`}>
        <SelectField
          form={form}
          name="kind"
          label={t('knowledge.edit.kind')}
          empty={t('knowledge.edit.choose')}
          options={KINDS.map((value) => ({ value, label: t(`knowledge.kind.${value}`) }))}
        />
        <TextField form={form} name="title" label={t('knowledge.edit.title')} maxLength={300} />
        <SubmitButton>{t('knowledge.desk.begin')}</SubmitButton>
      </Form>
    </QuestionPage>
  )
}

export interface EditProps {
  desk: Desk
  text: Text
  version: Version
  form: FormState
  /** What the draft looks like, when somebody asked to see it. */
  preview: ComponentChildren
  checked: FormState
}

/** Writing one text: fields, what it looks like, publishing, law, versions. */
export function EditPage({ desk, text, version, form, preview, checked }: EditProps) {
  const { t, locale, now } = useView()
  const isDraft = version.publishedAt === null
  const path = workPathOf(text)
  const stale = isStale(text.lawCheckedOn, dateOf(now))
  return (
    <WorkspacePage
      {...desk}
      title={text.content.title}
      caption={t(`knowledge.kind.${text.kind}`)}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
      actions={
        <>
          {text.publishedNumber !== null && !text.withdrawnAt && (
            <Link href={pathOf(text)} icon="eye">
              {t('knowledge.edit.see')}
            </Link>
          )}
          <Link href={`${path}/wersje`} icon="history">
            {t('knowledge.edit.versions')}
          </Link>
        </>
      }
    >
      {preview}
      {text.withdrawnAt && (
        <Notice kind="warning">
          <p>{t('knowledge.edit.withdrawn-note')}</p>
        </Notice>
      )}
      {isDraft && (
        <Notice title={t('knowledge.edit.draft-there')}>
          <p>{t('knowledge.edit.draft-when', { date: formatDateTime(version.writtenAt, locale) })}</p>
          <Actions>
            <ActButton action={`${path}/publikacja`} variant="primary">
              {t('knowledge.edit.publish')}
            </ActButton>
            <Link href={`${path}/podglad`} icon="eye">
              {t('knowledge.edit.preview')}
            </Link>
            {text.publishedNumber !== null && (
              <ActButton action={`${path}/szkic/usuniecie`} variant="quiet">
                {t('knowledge.edit.drop')}
              </ActButton>
            )}
          </Actions>
        </Notice>
      )}
      <Form action={path} draft={`tekst-${text.id}`}>
        <Fields kind={text.kind} form={form} />
        <TextField
          form={form}
          name="note"
          label={t('knowledge.edit.note')}
          hint={t('knowledge.edit.note-hint')}
          optional
        />
        <Actions>
          <SubmitButton icon="save">{t('knowledge.edit.save')}</SubmitButton>
          <SubmitButton variant="secondary" icon="eye" action={`${path}/podglad`}>
            {t('knowledge.edit.look')}
          </SubmitButton>
        </Actions>
      </Form>
      <Section title={t('knowledge.edit.law')} id="prawo">
        <p>
          {text.lawCheckedOn
            ? t(stale ? 'knowledge.edit.law-stale' : 'knowledge.edit.law-on', {
                date: formatDate(text.lawCheckedOn, locale),
              })
            : t('knowledge.edit.law-never')}
        </p>
        <Form action={`${path}/prawo`} label={t('knowledge.edit.law')}>
          <DateField form={checked} name="checkedOn" label={t('knowledge.edit.law-day')} max={dateOf(now).toString()} />
          <SubmitButton variant="secondary" icon="scale">
            {t('knowledge.edit.law-confirm')}
          </SubmitButton>
        </Form>
      </Section>
      {text.publishedNumber !== null && (
        <Section title={t('knowledge.edit.withdrawing')}>
          <p>{t('knowledge.edit.withdrawing-what')}</p>
          <ActButton action={`${path}/wycofanie`} values={{ withdrawn: text.withdrawnAt ? 'nie' : 'tak' }}>
            {t(text.withdrawnAt ? 'knowledge.edit.return' : 'knowledge.edit.withdraw')}
          </ActButton>
        </Section>
      )}
    </WorkspacePage>
  )
}

function Fields({ kind, form }: { kind: Kind; form: FormState }) {
  const { t } = useView()
  const one = (name: string, optional = true) => (
    <TextField form={form} name={name} label={t(`knowledge.edit.${name}`)} optional={optional} />
  )
  const many = (name: string, rows: number, hint?: string, optional = true) => (
    <TextArea form={form} name={name} label={t(`knowledge.edit.${name}`)} rows={rows} hint={hint} optional={optional} />
  )
  const isText = kind !== 'document' && kind !== 'collection'
  return (
    <>
      {one('title', false)}
      {many('summary', 2)}
      {isText && many('body', 24, t('knowledge.edit.body-hint'))}
      {kind === 'collection' && many('items', 6, t('knowledge.edit.items-hint'))}
      {kind === 'document' && (
        <>
          {one('address')}
          <TextField
            form={form}
            name="topics"
            label={t('knowledge.document.topics')}
            hint={t('knowledge.edit.topics-hint')}
            optional
          />
        </>
      )}
      <SelectField
        form={form}
        name="tool"
        label={t('knowledge.tool')}
        empty={t('knowledge.edit.no-tool')}
        options={TOOLS.map((value) => ({ value, label: t(`knowledge.tool.${value}`) }))}
        optional
      />
      {kind === 'guide' && (
        <>
          <SelectField
            form={form}
            name="group"
            label={t('knowledge.edit.group')}
            empty={t('knowledge.edit.choose')}
            options={(['tool', 'basics', 'method'] as const).map((value) => ({
              value,
              label: t(`knowledge.group.${value}`),
            }))}
            optional
          />
          <NumberField form={form} name="minutes" label={t('knowledge.edit.minutes')} optional />
          {many('related', 3, t('knowledge.edit.slugs-hint'))}
          {many('templates', 3, t('knowledge.edit.slugs-hint'))}
        </>
      )}
      {kind === 'template' && one('legalBasis')}
      {kind === 'story' && one('place')}
      {isText && (
        <>
          {one('author')}
          {many('sources', 4, t('knowledge.edit.sources-hint'))}
        </>
      )}
      <Details summary={t('knowledge.edit.english')}>
        {one('enTitle')}
        {many('enSummary', 2)}
        {isText && many('enBody', 10)}
      </Details>
    </>
  )
}
