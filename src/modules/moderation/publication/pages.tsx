import type { Form } from '../../../platform/http/index.ts'
import {
  type Desk,
  Form as FormBlock,
  Hidden,
  Link,
  Section,
  SubmitButton,
  useView,
  WorkspacePage,
} from '../../../ui/index.ts'
import { GroundField, Paragraphs, ReasonField } from '../decisions/pages.tsx'
import type { Moderated } from '../needs.ts'

interface RefusalProps {
  desk: Desk
  home: string
  things: Moderated[]
  form: Form
}

/** Why several things will not appear, asked once for all of them. */
export function RefusalPage({ desk, home, things, form }: RefusalProps) {
  const { t } = useView()
  return (
    <WorkspacePage
      {...desk}
      title={t('moderation.refusal.title', { count: things.length })}
      caption={<Link href={home}>{t('moderation.desk.title')}</Link>}
      form={form}
      islands={['wiec-draft', 'wiec-count']}
    >
      <FormBlock action="/moderacja/publikacja/odmowa">
        <Hidden name="kind" value={things[0]?.kind ?? ''} />
        {things.map(({ id }) => (
          <Hidden key={id} name="ids" value={id} />
        ))}
        <GroundField form={form} />
        <ReasonField form={form} />
        <SubmitButton variant="danger">{t('moderation.refusal.button', { count: things.length })}</SubmitButton>
      </FormBlock>
      {things.map((thing) => (
        <Section key={thing.id} title={thing.label(t)}>
          <blockquote>
            <Paragraphs text={thing.text} />
          </blockquote>
        </Section>
      ))}
    </WorkspacePage>
  )
}
