import type { ComponentChildren } from 'preact'
import type { Locale } from '../../../../platform/texts/index.ts'
import {
  Actions,
  type Answer,
  Banner,
  Box,
  ButtonLink,
  CheckAnswers,
  Form as FormBlock,
  Hidden,
  type IslandName,
  Link,
  Meta,
  Notice,
  QuestionPage,
  RichText,
  SubmitButton,
  Tabs,
  useView,
} from '../../../../ui/index.ts'
import { AnonymityBox } from '../../answering/anonymity.tsx'
import { type Shown, WholeQuestions } from '../../answering/form-parts.tsx'
import type { At } from '../../answering/mount.ts'
import { type Asking, sayer } from '../../answering/view.ts'
import type { TypedAnswers } from '../../typed.ts'
import { type Desk, designPath } from '../opening.ts'
import { DesignPage } from '../page.tsx'

/** The draft in a window as wide as a phone: the same pages people will answer on. */
export function PreviewPage({ desk, locale }: { desk: Desk; locale: Locale }) {
  const { t } = useView()
  const trial = designPath(desk.form, '/proba')
  const address = locale === 'en' ? `/en${trial}` : trial
  return (
    <DesignPage
      desk={desk}
      tab="/podglad"
      title={t('designing.preview.title')}
      actions={
        <ButtonLink href={trial} icon="eye" variant="secondary">
          {t('designing.preview.whole')}
        </ButtonLink>
      }
    >
      <p>{t('designing.preview.text')}</p>
      {desk.draft.languages.length > 1 && (
        <Tabs
          label={t('designing.preview.language')}
          items={desk.draft.languages.map((language) => ({
            label: t(`designing.language.${language}`),
            href: designPath(desk.form, `/podglad?jezyk=${language}`),
            current: language === locale,
          }))}
        />
      )}
      <div class="design-preview">
        <div class="design-phone">
          <iframe src={address} title={t('designing.preview.frame')} width="360" height="720" />
        </div>
        <Box title={t('designing.preview.tips')}>
          <ul>
            {['thumb', 'aloud', 'other', 'paths'].map((tip) => (
              <li key={tip}>{t(`designing.preview.tip.${tip}`)}</li>
            ))}
          </ul>
        </Box>
      </div>
    </DesignPage>
  )
}

interface TrialProps {
  at: At
  asking: Asking
}

/** Marks every page of a trial: nobody should take it for the real thing, least of all a screenshot of it. */
function Trial({
  at,
  asking,
  title,
  caption,
  islands,
  children,
}: TrialProps & { title: string; caption?: string; islands?: IslandName[]; children: ComponentChildren }) {
  const { t } = useView()
  return (
    <QuestionPage
      title={title}
      form={asking.form}
      {...(at.settings.back.href && { back: { label: t('designing.trial.back'), href: at.settings.back.href } })}
      {...(caption && { caption })}
      {...(islands && { islands })}
      // The page around a frame cannot be opened in it, and neither can any that the header leads to.
      framed={at.settings.back.href === ''}
      unlisted
    >
      <Banner icon="eye">{t('designing.trial.banner')}</Banner>
      {children}
    </QuestionPage>
  )
}

export function TrialStartPage({ at, asking }: TrialProps) {
  const { t } = useView()
  const say = sayer(asking)
  const intro = say(asking.definition.intro)
  return (
    <Trial
      {...{ at, asking }}
      title={say(asking.definition.title) || t('designing.unnamed')}
      caption={at.settings.caption}
    >
      {intro && <RichText markdown={intro} />}
      <AnonymityBox anonymity={at.settings.anonymity} />
      <FormBlock action={at.settings.home}>
        <SubmitButton icon="arrow-right">{t('forms.start.begin')}</SubmitButton>
      </FormBlock>
    </Trial>
  )
}

export interface TrialSectionProps extends TrialProps {
  shown: Shown[]
  /** What was typed on other pages; it travels along, because nothing is kept. */
  carried: TypedAnswers
  number: number
  of: number
}

export function TrialSectionPage({ at, asking, shown, carried, number, of }: TrialSectionProps) {
  const { t } = useView()
  const say = sayer(asking)
  const title = say(asking.definition.title) || t('designing.unnamed')
  const isWhole = asking.definition.layout === 'page'
  const [first] = shown
  const types = new Set(shown.flatMap(({ questions }) => questions.map(({ question }) => question.type)))
  return (
    <Trial
      {...{ at, asking }}
      title={(!isWhole && first && say(first.section.title)) || title}
      caption={isWhole ? at.settings.caption : [t('forms.section.progress', { number, of }), title].join(' · ')}
      islands={[
        'wiec-form',
        ...(types.has('long-text') ? (['wiec-count'] as const) : []),
        ...(types.has('map') ? (asking.map?.islands ?? []) : []),
      ]}
    >
      <FormBlock action={at.settings.home} files={types.has('file')}>
        {!isWhole && first && <Hidden name="section" value={first.section.id} />}
        {Object.entries(carried).flatMap(([name, values]) =>
          values.map((value) => <Hidden key={`${name} ${value}`} name={name} value={value} />),
        )}
        <WholeQuestions asking={asking} sections={shown} />
        {types.has('file') && <Meta>{t('designing.trial.files')}</Meta>}
        <Actions>
          <SubmitButton icon="arrow-right">{t('forms.section.next')}</SubmitButton>
          {number > 1 && !isWhole && (
            <SubmitButton variant="secondary" name="potem" value="wstecz">
              {t('designing.trial.previous')}
            </SubmitButton>
          )}
        </Actions>
      </FormBlock>
    </Trial>
  )
}

export function TrialEndPage({ at, asking, answers, dropped }: TrialProps & { answers: Answer[]; dropped: number }) {
  const { t } = useView()
  const thanks = sayer(asking)(asking.definition.thanks)
  return (
    <Trial {...{ at, asking }} title={t('designing.trial.end')} caption={sayer(asking)(asking.definition.title)}>
      <Notice kind="success">
        <p>{t('designing.trial.nothing-kept')}</p>
        {dropped > 0 && <p>{t('designing.trial.dropped', { count: dropped })}</p>}
      </Notice>
      <CheckAnswers answers={answers} />
      {thanks && <RichText markdown={thanks} />}
      <Actions>
        <Link href={at.settings.home} icon="rotate-ccw">
          {t('designing.trial.again')}
        </Link>
      </Actions>
    </Trial>
  )
}
