import type { Form } from '../../../../platform/http/index.ts'
import { formatDateTime } from '../../../../platform/texts/index.ts'
import {
  Actions,
  Form as FormBlock,
  Hidden,
  Link,
  Notice,
  Section,
  SubmitButton,
  useView,
} from '../../../../ui/index.ts'
import type { Question } from '../../model.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignQuestion } from '../page.tsx'
import { seenOf } from '../saving.ts'
import { speakerOf } from '../saying.ts'
import { Glance } from './glance.tsx'

/** Two people wrote about the same thing at once: both are shown, and the second decides. */
export function ConflictPage({
  desk,
  question,
  mine,
  form,
  action,
}: {
  desk: Desk
  question: Question
  mine: Question
  form: Form
  action: string
}) {
  const { t, locale } = useView()
  const speaker = speakerOf(desk.draft, t)
  const path = designPath(desk.form, `/pytania/${question.id}`)
  return (
    <DesignQuestion desk={desk} title={t('designing.conflict.title')} back={`#p-${question.id}`}>
      <Notice kind="warning">
        <p>
          {desk.editor
            ? t('designing.conflict.by', { name: desk.editor, when: formatDateTime(desk.form.editedAt, locale) })
            : t('designing.conflict.text', { when: formatDateTime(desk.form.editedAt, locale) })}
        </p>
      </Notice>
      <Section title={t('designing.conflict.theirs')}>
        <Glance question={question} />
        <Actions>
          <Link href={path} icon="check">
            {t('designing.conflict.keep-theirs')}
          </Link>
        </Actions>
      </Section>
      <Section title={t('designing.conflict.mine')}>
        <Glance question={mine} />
        <FormBlock action={action}>
          <Hidden name="seen" value={seenOf(question)} />
          <Hidden name="act" value="stay" />
          {Object.entries(form.values)
            .filter(([name]) => !['seen', 'act', 'drop', 'autosave'].includes(name))
            .flatMap(([name, value]) =>
              (Array.isArray(value) ? value : [value]).map((each, at) => (
                <Hidden key={`${name} ${at}`} name={name} value={each ?? ''} />
              )),
            )}
          <SubmitButton>{t('designing.conflict.keep-mine')}</SubmitButton>
        </FormBlock>
      </Section>
      <p>{t('designing.conflict.copy', { what: speaker.code(question.id) })}</p>
    </DesignQuestion>
  )
}
