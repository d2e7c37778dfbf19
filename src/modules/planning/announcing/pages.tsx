import type { Form } from '../../../platform/http/index.ts'
import { formatDate } from '../../../platform/texts/index.ts'
import {
  ActButton,
  Actions,
  ButtonLink,
  Card,
  CardGrid,
  Form as FormBlock,
  Link,
  Meta,
  Notice,
  Section,
  SubmitButton,
  TextArea,
  useView,
} from '../../../ui/index.ts'
import type { AnnouncementPlace } from '../../law/index.ts'
import { pathOf } from '../../processes/index.ts'
import { Work, type WorkFrame } from '../work/frame.tsx'
import type { KeptText } from './store.ts'
import { secondsToRead, TEXT_KINDS, type TextKind, wordsIn } from './words.ts'

interface TextsProps {
  frame: WorkFrame
  kept: ReadonlyMap<TextKind, KeptText>
  missing: AnnouncementPlace[]
}

/** All texts of the announcement, and where it is still to be made known. */
export function TextsPage({ frame, kept, missing }: TextsProps) {
  const { t, locale } = useView()
  const home = `/praca/konsultacje/${frame.process.slug}`
  return (
    <Work frame={frame} title={t('planning.texts.title')}>
      <p>{t('planning.texts.lead')}</p>
      <CardGrid>
        {TEXT_KINDS.map((kind) => {
          const text = kept.get(kind)
          return (
            <Card
              key={kind}
              title={t(`planning.texts.${kind}`)}
              href={`${home}/teksty/${kind}`}
              level={2}
              footer={
                <Link href={`${home}/teksty/${kind}/docx`}>
                  {t('planning.texts.docx-of', { text: t(`planning.texts.${kind}`) })}
                </Link>
              }
            >
              <p>{t(`planning.texts.${kind}.about`)}</p>
              <Meta>
                {text
                  ? t('planning.texts.changed', { date: formatDate(text.changedAt, locale) })
                  : t('planning.texts.generated')}
              </Meta>
            </Card>
          )
        })}
        <Card title={t('planning.texts.poster')} href={`${pathOf(frame.process)}/plakat`} level={2}>
          <p>{t('planning.texts.poster.about')}</p>
        </Card>
      </CardGrid>
      <Section title={t('planning.texts.places')}>
        {missing.length > 0 ? (
          <Notice kind="warning" title={t('planning.texts.missing', { count: missing.length })} level={3}>
            <ul>
              {missing.map((place) => (
                <li key={place}>{t(`planning.place.${place}`)}</li>
              ))}
            </ul>
          </Notice>
        ) : (
          <p>{t('planning.texts.nothing-missing')}</p>
        )}
        <p>
          <Link href={`${home}/ogloszenie#miejsca`}>{t('planning.texts.note-place')}</Link>
        </p>
      </Section>
    </Work>
  )
}

/** One text, to be changed and taken along. */
export function TextPage({
  frame,
  kind,
  changed,
  form,
}: {
  frame: WorkFrame
  kind: TextKind
  changed: boolean
  form: Form
}) {
  const { t } = useView()
  const home = `/praca/konsultacje/${frame.process.slug}/teksty`
  const body = String(form.values.body ?? '')
  return (
    <Work frame={frame} title={t(`planning.texts.${kind}`)} form={form} islands={['wiec-confirm-leave']}>
      <p>
        <Link href={home} icon="chevron-left">
          {t('planning.texts.title')}
        </Link>
      </p>
      <p>{t(`planning.texts.${kind}.about`)}</p>
      {kind === 'radio' && (
        <Meta>{t('planning.texts.length', { words: wordsIn(body), seconds: secondsToRead(body) })}</Meta>
      )}
      {frame.mayEdit ? (
        <FormBlock action={`${home}/${kind}`} confirmLeave>
          <TextArea
            form={form}
            name="body"
            label={t('planning.texts.body')}
            hint={t('planning.texts.body.hint')}
            rows={18}
          />
          <SubmitButton>{t('planning.save')}</SubmitButton>
        </FormBlock>
      ) : (
        <p class="planning-text">{body}</p>
      )}
      <Actions>
        <ButtonLink href={`${home}/${kind}/docx`} variant="secondary" icon="download">
          {t('planning.texts.docx')}
        </ButtonLink>
        {frame.mayEdit && changed && (
          <ActButton action={`${home}/${kind}/od-nowa`} variant="quiet" icon="rotate-ccw">
            {t('planning.texts.anew')}
          </ActButton>
        )}
      </Actions>
    </Work>
  )
}
